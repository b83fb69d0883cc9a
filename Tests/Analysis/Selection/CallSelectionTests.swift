import Identifiers
import Testing

@testable import Analysis

@Suite("Which calls are evaluated")
struct CallSelectionTests {
  private static let settings = AgentEvaluationSettings(
    isEnabled: true, rubricVersionID: .new(), sampleBasisPoints: 10_000, minimumSeconds: 30, lane: .batch,
    monthlyLimitMicros: nil)
  private static let open = CallSelection.Policy(isOrganizationOpen: true, isEnabledForAgent: true, mode: .redacted)

  private func decide(
    agent: AgentID? = .new(), seconds: Int64? = 60, policy: CallSelection.Policy? = open,
    settings: AgentEvaluationSettings? = settings
  ) -> CallSelection.Decision {
    CallSelection.decide(
      .init(callID: .new(), agentID: agent, seconds: seconds), policy: policy, settings: settings)
  }

  @Test("a call of an agent whose evaluation is on everywhere is selected")
  func selected() {
    #expect(decide() == .selected)
    #expect(decide(seconds: 30) == .selected)
  }

  @Test("whatever is missing is named, and nothing is the default")
  func skipped() {
    #expect(decide(agent: nil) == .skipped(.agentUnknown))
    #expect(decide(policy: nil) == .skipped(.organizationClosed))
    var policy = Self.open
    policy.isOrganizationOpen = false
    #expect(decide(policy: policy) == .skipped(.organizationClosed))
    policy = Self.open
    policy.isEnabledForAgent = false
    #expect(decide(policy: policy) == .skipped(.notEnabled))
    policy = Self.open
    policy.mode = .nothing
    #expect(decide(policy: policy) == .skipped(.noSend))
    #expect(decide(settings: nil) == .skipped(.noSettings))
    var settings = Self.settings
    settings.isEnabled = false
    #expect(decide(settings: settings) == .skipped(.noSettings))
    #expect(decide(seconds: 29) == .skipped(.tooShort))
    #expect(decide(seconds: nil) == .skipped(.tooShort))
    settings = Self.settings
    settings.sampleBasisPoints = 0
    #expect(decide(settings: settings) == .skipped(.notSampled))
  }

  @Test("a share of calls is chosen by their ids, the same each time", arguments: [100, 2_500, 9_000])
  func sampling(_ basisPoints: Int) {
    let calls = (0..<10_000).map { _ in CallID.new() }
    let chosen = calls.filter { CallSelection.isSampled($0, basisPoints: basisPoints) }
    #expect(chosen == calls.filter { CallSelection.isSampled($0, basisPoints: basisPoints) })
    #expect(abs(chosen.count - basisPoints) < 300)
    #expect(chosen.allSatisfy { CallSelection.isSampled($0, basisPoints: basisPoints + 500) })
  }
}
