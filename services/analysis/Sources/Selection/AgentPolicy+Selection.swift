internal import AuthAPI

extension CallSelection.Policy {
  /// What auth says. Whatever is not clearly allowed is not: an unknown mode sends nothing.
  init(_ policy: AgentPolicy) {
    isOrganizationOpen = policy.orgStatus == .active
    isEnabledForAgent = policy.agentKnown && policy.aiManagerEnabled
    switch policy.phiMode {
    case .off: mode = .plain
    case .redact: mode = .redacted
    case .noSend, .unspecified, .unrecognized: mode = .nothing
    }
  }
}
