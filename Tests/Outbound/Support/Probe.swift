import Identifiers
import Observability
import Resilience
import Synchronization

@testable import Outbound

/// A client over a scripted transport, with time in the test's hand.
struct Probe: Sendable {
  let client: OutboundClient
  let transport: ScriptedTransport
  let time: ManualTime
  let events: EventSink

  init(_ transport: ScriptedTransport, callsPerAccount: Int = 32, pacer: (any CallPacer)? = nil) {
    let time = ManualTime()
    let events = EventSink.discarding()
    self.transport = transport
    self.time = time
    self.events = events
    client = OutboundClient(
      configuration: OutboundConfiguration(callsPerAccount: callsPerAccount), transport: transport, pacer: pacer,
      events: events, now: { time.now }, sleep: { time.advance(by: $0) })
  }

  /// The error of one call, or nil.
  func error(of request: OutboundRequest) async -> OutboundError? {
    do {
      _ = try await client.send(request)
      return nil
    } catch {
      return error as? OutboundError
    }
  }
}

/// A clock that stands still until it is moved. Whoever sleeps moves it.
final class ManualTime: Sendable {
  private let moment = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { moment.withLock { $0 } }

  func advance(by duration: Duration) { moment.withLock { $0 += duration } }
}

extension OutboundRequest {
  /// A request for `operation` that fits it.
  static func fitting(
    _ operation: OutboundOperation, account: String = "a", organization: OrganizationID? = .system
  ) -> OutboundRequest {
    let shape = operation.shape
    var target = OutboundTarget(account: account, organization: organization)
    if case .given(let domains) = shape.base {
      target.origin = "https://acme." + (domains.first ?? "example.com")
    }
    return OutboundRequest(
      operation, target,
      parameters: Array(
        repeating: "x", count: shape.path.split(separator: "{}", omittingEmptySubsequences: false).count - 1),
      headers: shape.repeating == .keyed ? [OutboundField("Idempotency-Key", "k1")] : [])
  }
}
