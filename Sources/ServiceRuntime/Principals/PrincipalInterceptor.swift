internal import Calls
internal import Identifiers
internal import Observability
internal import Tokens

/// Lets nobody but auth say who acts: before any handler, a call's organization and actor are taken from the token that came
/// with it, or refused.
///
/// 1. With a token: it is verified here, and what the caller says beside it must be the same.
/// 2. The operator, whom its certificate proves, acts for an organization by the token of a grant too, which auth gives only
///    after the organization's audit log tells of it.
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
    // A grant is the operator's and goes along with what services do for the operator; from outside nobody brings one.
    guard token.principal != operatorName || !withoutRows.contains(context.caller) else {
      throw refusal("principal_mismatch", "An operator's grant is not for this caller.")
    }
    context.organizationID = organization
    context.actor = token.principal
    context.sessionID = token.sessionID
  }

  /// Throws `UNAUTHENTICATED` `principal_unproven` and, for the operator, `grant_missing`.
  static func checkUnproven(_ context: CallContext) throws(RPCError) {
    if context.caller == operatorName {
      guard context.organizationID == nil else {
        throw refusal("grant_missing", "The operator acts for an organization by a grant: auth.OpenGrant gives one.")
      }
      return
    }
    let mayNameOrganization = context.method.isSystem && !withoutRows.contains(context.caller)
    guard context.actor == nil, context.organizationID == nil || mayNameOrganization, context.method.isSystem else {
      throw refusal("principal_unproven", "The call acts for somebody, and no token proves it.")
    }
  }

  private static func refusal(_ reason: String, _ message: String) -> RPCError {
    RPCError(.unauthenticated, reason: reason, message: message, isNotProcessed: true, isNoRetry: true)
  }
}
