internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import ServiceRuntime

extension AuthHandlers {
  /// Whether somebody may do something in the call's organization, by what the database says now.
  ///
  /// Throws `invalid_principal`, `invalid_permission`, `invalid_agent_id`, `invalid_session_id`, `version_not_reached`.
  func check(_ request: CheckRequest, context: CallContext) async throws -> CheckResponse {
    let organization = try context.requireOrganization()
    guard let principal = Principal(request.principal) else {
      throw InvalidField("principal", rule: "user:UUID, key:UUID or outside:UUID.")
    }
    guard let permission = Permission(rawValue: request.permission) else {
      throw InvalidField("permission", rule: "One of those that the README of auth lists.")
    }
    let agent = request.agentID.isEmpty ? nil : try AgentID.checked(request.agentID)
    if !request.sessionID.isEmpty {
      guard let session = UUID(uuidString: request.sessionID) else {
        throw InvalidField("session_id", rule: "A UUID.")
      }
      guard try await isLive(session: session, of: principal) else { return CheckResponse() }
    }
    guard
      let standing = try await authorizer.standing(of: principal, in: organization, for: permission, agent: agent)
    else { return CheckResponse() }
    guard standing.permissionVersion >= request.atLeastVersion else { throw AuthError.versionNotReached }
    return CheckResponse(
      allowed: standing.allows(permission), role: standing.role?.rawValue ?? "",
      permVersion: standing.permissionVersion)
  }
}
