import BillingAPI
import Calls
import Identifiers
import RPCAPI
import TestSupport
import Testing

@testable import Billing

@Suite struct CallChargesTests {
  @Test("of the calls asked for, the organization's charged ones are told, with what was applied last")
  func charged() async throws {
    try await BillingBench.with { bench in
      let (organization, stranger) = (OrganizationID.new(), OrganizationID.new())
      let (first, second, free, theirs) = (CallID.new(), CallID.new(), CallID.new(), CallID.new())
      _ = try await bench.charge([
        ChargeBatchTests.item(organization, first, seconds: 60),
        ChargeBatchTests.item(organization, free, seconds: 0),
        ChargeBatchTests.item(stranger, theirs, seconds: 60),
      ])
      _ = try await bench.charge([ChargeBatchTests.item(organization, first, version: 3, seconds: 75)])
      let charges = try await self.charges(bench, organization, [first, second, free, theirs])
      #expect(
        Set(charges) == [
          ChargedCall(callID: "\(first)", seconds: 75, callVersion: 3),
          ChargedCall(callID: "\(free)", seconds: 0, callVersion: 1),
        ])
      #expect(try await self.charges(bench, .new(), [first]) == [])
    }
  }

  @Test("more calls than one request may have, and what is no id, are refused")
  func refused() async throws {
    try await BillingBench.with { bench in
      let many = await #expect(throws: BillingError.self) {
        try await charges(bench, .new(), (0...BillingHandlers.mostCallCharges).map { _ in .new() })
      }
      #expect(many == .tooManyItems)
      for (organization, call) in [("x", "\(CallID.new())"), ("\(OrganizationID.new())", "x")] {
        await #expect(throws: (any Error).self) {
          try await bench.handlers.getCallCharges(
            GetCallChargesRequest(orgID: organization, callIDs: [call]),
            context: bench.context(BillingMethods.getCallCharges))
        }
      }
    }
  }

  private func charges(
    _ bench: BillingBench, _ organization: OrganizationID, _ calls: [CallID]
  ) async throws -> [ChargedCall] {
    try await bench.handlers.getCallCharges(
      GetCallChargesRequest(orgID: "\(organization)", callIDs: calls.map { "\($0)" }),
      context: bench.context(BillingMethods.getCallCharges)
    ).charges
  }
}
