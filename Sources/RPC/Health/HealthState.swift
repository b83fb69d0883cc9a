internal import Synchronization

/// Whether this process can do its work now, and what keeps it from it.
///
/// The process's readiness checks write it; `Health/Check` and the admin port read it. It starts as not serving.
public final class HealthState: Sendable {
  /// The service's name, such as `billing`.
  public let service: String
  private let names = Mutex(["starting"])

  public init(service: String) {
    self.service = service
  }

  /// What is missing, such as `schema_behind`; empty means serving.
  public func update(missing: [String]) {
    names.withLock { $0 = missing }
  }

  public var missing: [String] { names.withLock { $0 } }

  public var isServing: Bool { names.withLock { $0.isEmpty } }
}
