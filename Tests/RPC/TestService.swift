import Calls
import RPCAPI
import Synchronization

/// A service made by hand: small handlers that do what a test wants to see.
final class TestService: RPCService {
  typealias Call = Method<Detail, Detail>

  static let echo = method("Echo")
  static let hang = method("Hang")
  static let fail = method("Fail")
  static let inflate = method("Inflate")
  static let describe = method("Describe")
  static let tenant = method("Tenant", isSystem: false)
  static let friends = method("Friends", callers: ["friend"])
  static let relay = method("Relay")
  /// Served nowhere.
  static let missing = method("Missing")

  private static func method(_ name: String, callers: [String] = ["*"], isSystem: Bool = true) -> Call {
    Call(
      MethodDescription(
        name: "switchboard.test.v1.TestService/\(name)", defaultTimeout: .seconds(30), callers: callers,
        isSystem: isSystem))
  }

  struct Counts: Equatable {
    var started = 0
    var cancelled = 0
  }

  private let counter = Mutex(Counts())
  /// Where `relay` sends its call on.
  private let next: (any Caller)?

  init(next: (any Caller)? = nil) {
    self.next = next
  }

  var counts: Counts { counter.withLock { $0 } }

  var methodHandlers: [MethodHandler] {
    [
      MethodHandler(Self.echo) { request, _ in
        self.counter.withLock { $0.started += 1 }
        return request
      },
      MethodHandler(Self.hang) { _, _ in try await self.hang() },
      MethodHandler(Self.fail) { request, _ in throw Self.failure(request.type) },
      MethodHandler(Self.inflate) { request, _ in
        Detail(value: [UInt8](repeating: 1, count: Int(request.type) ?? 0))
      },
      MethodHandler(Self.describe) { _, context in Detail(type: Self.describe(context)) },
      MethodHandler(Self.tenant) { _, context in Detail(type: try context.requireOrganizationID()) },
      MethodHandler(Self.friends) { request, _ in request },
      MethodHandler(Self.relay) { request, _ in
        guard let next = self.next else { return request }
        return try await next.call(Self.method(request.type), request, options: CallOptions(timeout: .seconds(30)))
      },
    ]
  }

  /// Waits until it is cancelled.
  private func hang() async throws -> Detail {
    counter.withLock { $0.started += 1 }
    do {
      try await Task.sleep(for: .seconds(600))
    } catch {
      counter.withLock { $0.cancelled += 1 }
      throw error
    }
    return Detail()
  }

  struct Private: Error {
    let secret = "+1 555 0100"
  }

  struct Convertible: RPCErrorConvertible {
    let rpcError = RPCError(.notFound, reason: "no_wallet", message: "There is no wallet.")
  }

  private static func failure(_ kind: String) -> any Error {
    switch kind {
    case "private": Private()
    case "convertible": Convertible()
    case "cancellation": CancellationError()
    default:
      RPCError(
        .failedPrecondition, reason: kind, message: "It failed.",
        details: [RPCError.Detail(type: "switchboard.common.v1.Money", value: [8, 1])],
        retryAfter: .milliseconds(1_250),
        isNoRetry: true)
    }
  }

  private static func describe(_ context: CallContext) -> String {
    // In tens, because a busy machine takes its time.
    let left = Int((ContinuousClock.now.duration(to: context.deadline) / .seconds(10)).rounded(.up)) * 10
    let isTaskLocal = CallContext.current?.requestID == context.requestID
    return [
      context.caller, context.organizationID ?? "-", context.actor ?? "-", context.requestID, "\(left) s",
      "\(context.trace != .none)", context.metadata.text("note") ?? "-", "\(context.metadata.entries.count)",
      "\(isTaskLocal)", context.method.name.split(separator: "/").last.map(String.init) ?? "",
    ].joined(separator: "|")
  }
}
