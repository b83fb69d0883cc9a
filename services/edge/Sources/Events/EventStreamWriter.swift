internal import Calls
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import WebhooksAPI

/// Carries one organization's event stream from webhooks to one reader, until either ends.
///
/// What the reader has not taken stays at webhooks: a slow reader stops its own stream, and is closed when one piece takes
/// longer than the time for it. Webhooks ends the stream of somebody who has lost the right to read it.
struct EventStreamWriter: Sendable {
  /// How long one stream may be open. The reader comes back with the number of the last event.
  static let longest: Duration = .seconds(3_600)
  /// How long a stop lets the answer's end travel.
  static let farewell: TimeAmount = .seconds(2)

  let webhooks: WebhooksClient
  let principal: Principal
  let requestID: String
  let channel: any Channel
  /// For one piece to be taken by the reader.
  let writeTimeout: Duration
  let ending = StreamEnding()

  /// Writes until the end and ends the answer properly where the reader is still there. How many events went out.
  ///
  /// Like the library's writer, whose place it may not leave, this and what it calls run where the library runs it.
  @concurrent
  func run(
    after cursor: String, _ request: Request, to writer: consuming any ResponseBodyWriter
  ) async throws -> Int {
    var writer = writer
    var sent = 0
    do {
      try await withGracefulShutdownHandler {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          try await write(ServerSentEvent.opening, to: &writer)
          try await copy(after: cursor, to: &writer, &sent)
        }
      } onGracefulShutdown: {
        ending.note(.draining)
        // Ends what is read, which cancels the copying above; the answer's end can still be written.
        channel.close(mode: .input, promise: nil)
        channel.eventLoop.scheduleTask(in: Self.farewell) { channel.close(promise: nil) }
      }
    } catch let error as RPCError {
      ending.note(error.code == .permissionDenied ? .notAllowed : .upstream)
    } catch {
      ending.note(.disconnected)
    }
    try? await writer.finish(nil)
    return sent
  }

  @concurrent
  private func copy(after cursor: String, to writer: inout any ResponseBodyWriter, _ sent: inout Int) async throws {
    let (opened, options) = (ContinuousClock.now, principal.options(requestID: requestID))
    try await webhooks.streamEvents(StreamEventsRequest(cursor: cursor), options: options) { @concurrent items in
      while let item = try await items.next() {
        guard ContinuousClock.now - opened < Self.longest else { return ending.note(.tooOld) }
        try await write(ServerSentEvent.text(of: item), to: &writer)
        if item.event != nil { sent += 1 }
      }
      ending.note(.upstream)
    }
  }

  @concurrent
  private func write(_ text: String, to writer: inout any ResponseBodyWriter) async throws {
    let alarm = channel.eventLoop.scheduleTask(in: TimeAmount(writeTimeout)) { [channel, ending] in
      ending.note(.slowReader)
      channel.close(promise: nil)
    }
    defer { alarm.cancel() }
    try await writer.write(ByteBuffer(string: text))
  }
}
