internal import Calls
internal import Foundation
internal import Messages
internal import RPCAPI
internal import Wire

/// The REQUEST's meta entries `context`, who asks for whom, and `principal`, the token that proves it.
enum ContextEntry {
  static let key = "context"
  static let principalKey = "principal"
  /// Names that a caller's own metadata may not have.
  static let reserved: Set<String> = [key, principalKey]
  /// Clocks of two machines may differ by so much before a context counts as expired.
  static let clockAllowance: TimeInterval = 60

  /// The entry of a call that has `timeLeft`.
  static func make(
    service: String, options: CallOptions, requestID: String, timeLeft: Duration
  ) throws(RPCError) -> Wire.Meta.Entry {
    let message = CallContextMessage(
      service: service, orgID: options.organizationID ?? "", actor: options.actor ?? "", requestID: requestID,
      expiresAt: Timestamp(Date().addingTimeInterval(timeLeft / .seconds(1) + clockAllowance)))
    do throws(MessageError) {
      return Wire.Meta.Entry(key: key, value: try message.serialized())
    } catch {
      throw RPCError(
        .invalidArgument, reason: "malformed_context", message: "The call's context cannot be packed: \(error).",
        isNotProcessed: true, isNoRetry: true)
    }
  }

  /// What the handler will know about a request.
  ///
  /// Throws `UNAUTHENTICATED`: `context_malformed`, `context_mismatch`, `context_expired`, `organization_missing`.
  static func read(
    _ request: ServerRequest, of peer: PeerIdentity, method: MethodDescription
  ) throws(RPCError) -> CallContext {
    let head = request.head
    let trace = TraceContext(
      traceHigh: head.traceHigh, traceLow: head.traceLow, span: head.span, flags: head.traceFlags)
    var contents = CallContext.Contents(
      caller: peer.service, requestID: trace == .none ? newRequestID() : nil, deadline: request.deadline, trace: trace,
      attempt: head.attempt, method: method)
    if !request.meta.entries.isEmpty { try read(request.meta, of: peer, into: &contents) }
    guard method.isSystem || contents.organizationID != nil else {
      throw refusal("organization_missing", "This method acts for an organization; none was named.")
    }
    return CallContext(contents)
  }

  private static func read(
    _ meta: Wire.Meta, of peer: PeerIdentity, into contents: inout CallContext.Contents
  ) throws(RPCError) {
    if let packed = meta[key] {
      guard let message = try? CallContextMessage(serialized: packed) else {
        throw refusal("context_malformed", "The call's context cannot be read.")
      }
      guard message.service == peer.service else {
        throw refusal("context_mismatch", "The call's context names another service than the connection.")
      }
      guard let expiry = message.expiresAt, expiry.date > Date() else {
        throw refusal("context_expired", "The call's context has expired.")
      }
      if !message.orgID.isEmpty { contents.organizationID = message.orgID }
      if !message.actor.isEmpty { contents.actor = message.actor }
      if !message.requestID.isEmpty { contents.requestID = message.requestID }
    }
    if let bytes = meta[principalKey] {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw refusal("context_malformed", "The call's principal cannot be read.")
      }
      contents.principalToken = Sensitive(text)
    }
    for entry in meta.entries where entry.key != key && entry.key != principalKey {
      contents.metadata.entries.append(Metadata.Entry(key: entry.key, value: entry.value))
    }
  }

  /// As long as a UUID and as good for finding a request again; the system's own would cost three calls of the kernel.
  static func newRequestID() -> String {
    TraceContext(traceHigh: FastRandom.next(), traceLow: FastRandom.next(), span: 0, flags: 0).text
  }

  private static func refusal(_ reason: String, _ message: String) -> RPCError {
    RPCError(.unauthenticated, reason: reason, message: message, isNotProcessed: true, isNoRetry: true)
  }
}
