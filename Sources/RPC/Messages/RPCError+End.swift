internal import Calls
internal import Messages
internal import RPCAPI
internal import Wire

extension RPCError {
  /// Bytes of a packed `Error` at most; details go first, then the end of the message.
  private static let maximumBody = 16 << 10
  private static let maximumMessage = 4 << 10

  /// The error as an END says it. Times and load are filled in by the connection.
  func end() -> (head: EndHead, body: [UInt8]) {
    var bits: EndBits = []
    if isNotProcessed { bits.insert(.notProcessed) }
    if isNoRetry { bits.insert(.noRetry) }
    let retryAfter = retryAfter.map { UInt32(clamping: Int64(($0 / .milliseconds(1)).rounded(.up))) } ?? 0
    let head = EndHead(
      code: code == .ok ? StatusCode.unknown.rawValue : code.rawValue, bits: bits, retryAfterMilliseconds: retryAfter)
    return (head, packed())
  }

  private func packed() -> [UInt8] {
    let text = String(message.prefix(Self.maximumMessage))
    let whole = ErrorMessage(
      reason: reason, message: text, details: details.map { RPCAPI.Detail(type: $0.type, value: $0.value) })
    if let bytes = try? whole.serialized(), bytes.count <= Self.maximumBody { return bytes }
    // Short texts always pack; without any the reader still has the code.
    return (try? ErrorMessage(reason: String(reason.prefix(100)), message: String(text.prefix(1_000))).serialized())
      ?? []
  }

  /// The error that an END tells.
  init(_ head: EndHead, body: [UInt8]) {
    let code = StatusCode(rawValue: head.code) ?? .unknown
    let retryAfter: Duration? =
      head.retryAfterMilliseconds == 0 ? nil : .milliseconds(Int64(head.retryAfterMilliseconds))
    let told = try? ErrorMessage(serialized: body)
    self.init(
      code, reason: told?.reason ?? "malformed_error", message: told?.message ?? "The server's error cannot be read.",
      details: told?.details.map { RPCError.Detail(type: $0.type, value: $0.value) } ?? [], retryAfter: retryAfter,
      isNotProcessed: head.bits.contains(.notProcessed), isNoRetry: head.bits.contains(.noRetry))
  }
}
