internal import Identifiers
internal import Sealing

/// Whether an ended call is evaluated. Decides without I/O: everything it needs was read before.
enum CallSelection {
  enum Decision: Sendable, Hashable {
    case selected
    case skipped(SkipReason)
  }

  /// What auth says of an agent and its organization at this moment.
  struct Policy: Sendable, Hashable {
    var isOrganizationOpen: Bool
    var isEnabledForAgent: Bool
    var mode: SendingMode

    /// Whether anything may be sent now.
    var allowsSending: Bool { isOrganizationOpen && isEnabledForAgent && mode != .nothing }
  }

  /// In which form an organization lets texts leave the house.
  enum SendingMode: Sendable, Hashable {
    case plain, redacted, nothing
  }

  /// What is known of the call.
  struct Candidate: Sendable, Hashable {
    var callID: CallID
    /// Nil where nobody knows whose agent it was.
    var agentID: AgentID?
    /// Nil where the duration is unknown.
    var seconds: Int64?
  }

  /// `policy` nil: the organization or agent does not exist there. `settings` nil: the tenant never made any.
  static func decide(_ call: Candidate, policy: Policy?, settings: AgentEvaluationSettings?) -> Decision {
    guard call.agentID != nil else { return .skipped(.agentUnknown) }
    guard let policy, policy.isOrganizationOpen else { return .skipped(.organizationClosed) }
    guard policy.isEnabledForAgent else { return .skipped(.notEnabled) }
    guard policy.mode != .nothing else { return .skipped(.noSend) }
    guard let settings, settings.isEnabled else { return .skipped(.noSettings) }
    guard let seconds = call.seconds, seconds > 0, seconds >= settings.minimumSeconds else {
      return .skipped(.tooShort)
    }
    guard isSampled(call.callID, basisPoints: settings.sampleBasisPoints) else { return .skipped(.notSampled) }
    return .selected
  }

  /// Chosen by a hash of the call's id: the same answer each time it is asked, whoever asks.
  static func isSampled(_ call: CallID, basisPoints: Int) -> Bool {
    let hash = withUnsafeBytes(of: call.uuid.uuid) { SHA256.hash(Array($0)) }
    let number = hash.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int(number % 10_000) < basisPoints
  }
}

/// Why a call is not evaluated. The names are kept in rows and told to tenants.
enum SkipReason: String, Sendable, Hashable, CaseIterable {
  case agentUnknown = "agent_unknown"
  case organizationClosed = "organization_closed"
  /// `ai_manager_enabled` is off for the agent.
  case notEnabled = "not_enabled"
  case noSend = "no_send"
  /// Nothing is set up for the agent, or it is switched off.
  case noSettings = "no_settings"
  case tooShort = "too_short"
  case notSampled = "not_sampled"
}

/// Whether and how the calls of one agent are evaluated, as the tenant set it.
struct AgentEvaluationSettings: Sendable, Hashable {
  static let basisPoints = 0...10_000
  static let secondsRange: ClosedRange<Int64> = 0...86_400

  var isEnabled: Bool
  var rubricVersionID: RubricVersionID
  /// Share of the calls, in 1/10,000.
  var sampleBasisPoints: Int
  var minimumSeconds: Int64
  var lane: EvaluationLane
  /// Micro-dollars a month; nil: only the organization's budget counts.
  var monthlyLimitMicros: Int64?
}
