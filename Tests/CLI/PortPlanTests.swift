import Testing

@testable import CLI

@Suite struct PortPlanTests {
  @Test(
    "every service keeps its place",
    arguments: [
      (ServiceName.auth, 7011, 7031), (.integrations, 7012, 7032), (.billing, 7013, 7033), (.webhooks, 7014, 7034),
      (.analysis, 7015, 7035), (.edge, 7016, 7036),
    ])
  func places(service: ServiceName, rpc: Int, admin: Int) throws {
    let plan = try #require(PortPlan(base: 7000))
    #expect(plan.rpc(of: service) == rpc)
    #expect(plan.admin(of: service) == admin)
  }

  @Test("edge HTTP is on the base, the simulator fifty above")
  func ends() throws {
    let plan = try #require(PortPlan(base: 7000))
    #expect(plan.edgeHTTP == 7000)
    #expect(plan.simulator == 7050)
    #expect(Set(plan.needed).count == plan.needed.count)
  }

  @Test(
    "a plan stays within the range of ports",
    arguments: [(0, false), (-1, false), (1, true), (65_485, true), (65_486, false)])
  func range(base: Int, isPossible: Bool) {
    #expect((PortPlan(base: base) != nil) == isPossible)
  }

  @Test("a free plan has free ports, below those of outgoing connections")
  func free() throws {
    let plan = try PortPlan.free()
    #expect(plan.takenPorts().isEmpty)
    #expect(plan.needed.allSatisfy { (10_000..<32_768).contains($0) })
  }
}
