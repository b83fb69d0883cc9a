internal import Identifiers
internal import Observability

/// Everything auth reports about its work.
enum AuthEvents: Sendable {
  case organizationCreated(OrganizationID, owner: UserID)
  case organizationUpdated(OrganizationID, state: OrganizationState?, privacyMode: PrivacyMode?)
  case agentCreated(OrganizationID, AgentID, Provider)
  case agentUpdated(OrganizationID, AgentID, isAIManagerEnabled: Bool)
  /// A member got another role, or none.
  case memberChanged(OrganizationID, UserID, role: Role?)
  case agentMoved(AgentID, from: OrganizationID, to: OrganizationID)
  case invitationCreated(OrganizationID, role: Role)
  case sessionOpened(UserID)
  /// A genuine refresh token got nothing.
  case sessionRefused(UserID, reason: String)
  case sessionEnded(UserID, reason: SessionEnd)
  /// Whose is not said: an address may be in it.
  case logInRefused(reason: String)
  case signingKeyChanged
  case apiKeyCreated(OrganizationID, APIKeyID)
  case apiKeyRevoked(OrganizationID, APIKeyID)
  case apiKeyRefused
  case outsideTokenRefused(reason: String)
  case auditVerified(OrganizationID, checked: Int64, firstBad: Int64?)
}

extension AuthEvents: Event {
  var record: EventRecord {
    switch self {
    case .organizationCreated(let organization, let owner):
      EventRecord(
        name: "auth.organization_created", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("owner_user_id", .string("\(owner)"))],
        metrics: [.count("auth_organizations_created_total")])
    case .organizationUpdated(let organization, let state, let privacyMode):
      EventRecord(
        name: "auth.organization_updated", level: .notice,
        fields: [("org_id", .string("\(organization)"))]
          + (state.map { [("status", .string($0.rawValue))] } ?? [])
          + (privacyMode.map { [("phi_mode", .string($0.rawValue))] } ?? []),
        metrics: [.count("auth_organizations_updated_total")])
    case .agentUpdated(let organization, let agent, let isAIManagerEnabled):
      EventRecord(
        name: "auth.agent_updated", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("agent_id", .string("\(agent)")),
          ("ai_manager_enabled", .bool(isAIManagerEnabled)),
        ],
        metrics: [.count("auth_agents_updated_total")])
    case .memberChanged(let organization, let user, let role):
      EventRecord(
        name: "auth.member_changed", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("user_id", .string("\(user)")),
          ("role", .string(role?.rawValue ?? "none")),
        ],
        metrics: [.count("auth_members_changed_total")])
    case .agentMoved(let agent, let from, let to):
      EventRecord(
        name: "auth.agent_moved", level: .notice,
        fields: [
          ("agent_id", .string("\(agent)")), ("from_org_id", .string("\(from)")), ("to_org_id", .string("\(to)")),
        ],
        metrics: [.count("auth_agents_moved_total")])
    case .invitationCreated(let organization, let role):
      EventRecord(
        name: "auth.invitation_created", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("role", .string(role.rawValue))],
        metrics: [.count("auth_invitations_created_total")])
    case .sessionOpened(let user):
      EventRecord(
        name: "auth.session_opened", fields: [("user_id", .string("\(user)"))],
        metrics: [.count("auth_sessions_opened_total")])
    case .sessionRefused(let user, let reason):
      EventRecord(
        name: "auth.session_refused", level: reason == "reuse" ? .warning : .info,
        fields: [("user_id", .string("\(user)")), ("reason", .string(reason))],
        metrics: [.count("auth_sessions_refused_total", labels: ["reason": reason])])
    case .sessionEnded(let user, let reason):
      EventRecord(
        name: "auth.session_ended", fields: [("user_id", .string("\(user)")), ("reason", .string(reason.rawValue))],
        metrics: [.count("auth_sessions_ended_total", labels: ["reason": reason.rawValue])])
    case .logInRefused(let reason):
      EventRecord(
        name: "auth.log_in_refused", level: .debug, fields: [("reason", .string(reason))],
        metrics: [.count("auth_log_ins_refused_total", labels: ["reason": reason])])
    case .signingKeyChanged:
      EventRecord(
        name: "auth.signing_key_changed", level: .notice, metrics: [.count("auth_signing_keys_changed_total")])
    case .apiKeyCreated(let organization, let key):
      EventRecord(
        name: "auth.api_key_created", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("api_key_id", .string("\(key)"))],
        metrics: [.count("auth_api_keys_created_total")])
    case .apiKeyRevoked(let organization, let key):
      EventRecord(
        name: "auth.api_key_revoked", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("api_key_id", .string("\(key)"))],
        metrics: [.count("auth_api_keys_revoked_total")])
    case .apiKeyRefused:
      EventRecord(
        name: "auth.api_key_refused", level: .debug, metrics: [.count("auth_api_keys_refused_total")])
    case .outsideTokenRefused(let reason):
      EventRecord(
        name: "auth.outside_token_refused", level: .debug, fields: [("reason", .string(reason))],
        metrics: [.count("auth_outside_tokens_refused_total", labels: ["reason": reason])])
    case .auditVerified(let organization, let checked, let firstBad):
      EventRecord(
        name: "auth.audit_verified", level: firstBad == nil ? .info : .critical,
        fields: [
          ("org_id", .string("\(organization)")), ("checked", .int(Int(checked))),
          ("first_bad_seq", .int(Int(firstBad ?? 0))),
        ],
        metrics: [.count("auth_audits_verified_total", labels: ["whole": firstBad == nil ? "true" : "false"])])
    case .agentCreated(let organization, let agent, let provider):
      EventRecord(
        name: "auth.agent_created", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("agent_id", .string("\(agent)")),
          ("provider", .string(provider.rawValue)),
        ],
        metrics: [.count("auth_agents_created_total", labels: ["provider": provider.rawValue])])
    }
  }
}
