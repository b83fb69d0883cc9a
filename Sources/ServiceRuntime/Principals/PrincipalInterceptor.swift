internal import Calls
internal import Identifiers
internal import Observability
internal import Tokens

/// Lets nobody but auth say who acts: before any handler, a call's organization and actor are taken from the token that came
/// with it, or refused.
///
/// 1. With a token: it is verified here, and what the caller says beside it must be the same.
/// 2. The operator, whom its certificate proves, acts for whom it says.
/// 3. Another service without a token has no actor. It may name an organization in a system method, from a row of its own; the
///    edge has no rows, so it may not.
struct PrincipalInterceptor: ServerInterceptor {
  static let operatorName = "operator"
  /// Services that keep nothing: what they know of an organization somebody outside has told them.
  static let withoutRows: Set<String> = ["edge"]

  let verifier: PrincipalVerifier
  let events: EventSink

  func callBegins(_ context: inout CallContext) throws(RPCError) {
    do throws(RPCError) {
      if let token = context.principalToken {
        try Self.take(try verifier.verify(token), into: &context)
      } else {
        try Self.checkUnproven(context)
      }
    } catch {
      events.emit(
        RuntimeEvents.principalRefused(
          caller: context.caller, method: context.method.name, reason: error.reason, requestID: context.requestID))
      throw error
    }
  }

  /// Throws `UNAUTHENTICATED` `principal_mismatch`.
  static func take(_ token: VerifiedToken, into context: inout CallContext) throws(RPCError) {
    let organization = "\(token.organizationID)"
    guard context.organizationID.map({ OrganizationID($0) == token.organizationID }) ?? true,
      context.actor.map({ $0 == token.principal }) ?? true
    else {
      throw refusal("principal_mismatch", "The call names another organization or actor than its token.")
    }
    context.organizationID = organization
    context.actor = token.principal
    context.sessionID = token.sessionID
  }

  /// Throws `UNAUTHENTICATED` `principal_unproven`.
  static func checkUnproven(_ context: CallContext) throws(RPCError) {
    guard context.caller != operatorName else { return }
    let mayNameOrganization = context.method.isSystem && !withoutRows.contains(context.caller)
    guard context.actor == nil, context.organizationID == nil || mayNameOrganization, context.method.isSystem else {
      throw refusal("principal_unproven", "The call acts for somebody, and no token proves it.")
    }
  }

  private static func refusal(_ reason: String, _ message: String) -> RPCError {
    RPCError(.unauthenticated, reason: reason, message: message, isNotProcessed: true, isNoRetry: true)
  }
}
