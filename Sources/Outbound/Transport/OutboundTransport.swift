/// Sends one prepared request and collects its whole answer.
///
/// It follows no redirects, opens no connection to a refused address and ends when the calling task is cancelled.
protocol OutboundTransport: Sendable {
  func send(_ request: TransportRequest) async throws(TransportError) -> OutboundResponse
}

/// A request as it goes out.
struct TransportRequest: Sendable {
  var method: String
  var url: String
  var headers: [(name: String, value: String)]
  var body: [UInt8]?
  /// Time for the whole exchange.
  var timeLimit: Duration
  /// Bytes of the longest answer that is read.
  var responseLimit: Int
}

/// Why no whole answer came.
enum TransportError: Error, Sendable, Hashable {
  case addressRefused
  /// Nothing of the request was sent.
  case connectionFailed
  /// The request may have arrived.
  case connectionLost
  case timedOut
  case responseTooLarge
  /// The library refused the request: a header or address that HTTP does not allow.
  case invalid
  case cancelled
}
