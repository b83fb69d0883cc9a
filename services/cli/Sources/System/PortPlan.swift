/// Which TCP port of 127.0.0.1 each part listens on, all counted from one base.
public struct PortPlan: Sendable, Hashable {
  /// Ports that a plan spans, base included.
  static let span = 51

  /// The base unless somebody says otherwise.
  static let usualBase = 7000

  public let base: Int

  /// Nil where the plan would leave the range of ports.
  public init?(base: Int) {
    guard base >= 1, base + Self.span - 1 <= 65_535 else { return nil }
    self.base = base
  }

  public var edgeHTTP: Int { base }
  public func rpc(of service: ServiceName) -> Int { base + 11 + service.place }
  public func admin(of service: ServiceName) -> Int { base + 31 + service.place }
  public var simulator: Int { base + 50 }

  /// Every port that the built services and the simulator need.
  var needed: [Int] {
    [edgeHTTP] + ServiceName.built.map(rpc(of:)) + ServiceName.built.map(admin(of:)) + [simulator]
  }

  /// The needed ports that somebody else listens on at this moment.
  public func takenPorts() -> [Int] {
    needed.filter { !LocalPort.isFree($0) }
  }

  /// A plan whose ports are all free at this moment, below the range that systems give to outgoing connections.
  ///
  /// Throws `CLIError` where 200 tries at random found none.
  public static func free() throws -> PortPlan {
    for _ in 0..<200 {
      let base = Int.random(in: 100..<320) * 100
      if let plan = PortPlan(base: base), plan.takenPorts().isEmpty { return plan }
    }
    throw CLIError("No range of free ports was found.")
  }
}
