internal import Calls
internal import Hummingbird
internal import Synchronization

/// Lets requests of the API in: who asks, whether they may, and how often.
final class Gatekeeper: Sendable {
  private let authenticator: any Authenticator
  private let penalties = Mutex(AddressPenalties())
  private let limits: Mutex<PrincipalLimits>

  init(authenticator: any Authenticator, rates: [APIRoute.Class: Int]) {
    self.authenticator = authenticator
    limits = Mutex(PrincipalLimits(rates: rates))
  }

  /// Throws `Problem`: 401 `credential_missing`, `invalid_credential`; 403 `permission_missing`, which names it;
  /// 429 `rate_limited`, `too_many_failures`.
  func admit(_ request: Request, _ context: EdgeContext, to route: APIRoute) async throws -> Admission {
    switch route.access {
    case .open:
      try refuseWaiting(context.remoteAddress)
      return Admission(address: context.remoteAddress)
    case .principal:
      let principal = try await principal(of: request, context)
      return Admission(
        address: context.remoteAddress, principal: principal, standing: try count(principal, route.kind))
    case .permission(let permission):
      let principal = try await principal(of: request, context)
      let standing = try count(principal, route.kind)
      try await require(permission, of: principal, context)
      return Admission(address: context.remoteAddress, principal: principal, standing: standing)
    }
  }

  private func count(_ principal: Principal, _ kind: APIRoute.Class) throws(Problem) -> PrincipalLimits.Standing? {
    try limits.withLock { limits throws(Problem) in try limits.pass(principal, kind, at: .now) }
  }

  /// The principal of a request by its `Authorization` header. Throws as ``admit(_:_:to:)`` does.
  func principal(of request: Request, _ context: EdgeContext) async throws -> Principal {
    do {
      let credential = try BearerCredential.read(request.headers[.authorization])
      return try await authenticator.principal(
        bearing: credential, from: context.remoteAddress, requestID: context.requestID)
    } catch let problem as Problem where problem.status == 401 {
      try fail(context.remoteAddress, with: problem)
    }
  }

  /// The principal of a ticket, which counts no more from now on.
  ///
  /// Throws `Problem`: 401 `ticket_refused`, 429 `too_many_failures`.
  func principal(
    holding ticket: String, for purpose: TicketPurpose, _ context: EdgeContext
  ) async throws -> Principal {
    do {
      guard !ticket.isEmpty, ticket.utf8.count <= TicketPurpose.longestTicket else { throw TicketPurpose.refused }
      return try await authenticator.principal(holding: ticket, for: purpose, requestID: context.requestID)
    } catch let problem as Problem where problem.status == 401 {
      try fail(context.remoteAddress, with: problem)
    }
  }

  /// Passes where the principal may. Throws `Problem` 403 `permission_missing`, which names the permission.
  func require(_ permission: String, of principal: Principal, _ context: EdgeContext) async throws {
    guard try await authenticator.allows(permission, to: principal, requestID: context.requestID) else {
      throw Problem(403, "permission_missing", "This needs the permission \(permission).")
    }
  }

  /// Counts what a service refused for the credential in the request, such as a password.
  func note(_ error: RPCError, of admission: Admission, on route: APIRoute) {
    guard route.access == .open, error.code == .unauthenticated else { return }
    penalties.withLock { $0.fail(admission.address, at: .now) }
  }

  /// Refuses an address that presented too many bad credentials or secrets of a flow.
  func refuseWaiting(_ address: String) throws(Problem) {
    guard let wait = penalties.withLock({ $0.wait(of: address, at: .now) }) else { return }
    throw Problem(
      429, "too_many_failures", "Too many bad credentials came from this address; wait before the next.",
      retryAfter: wait)
  }

  /// Counts a failure of `address` that is answered elsewhere.
  func noteFailure(of address: String) {
    penalties.withLock { $0.fail(address, at: .now) }
  }

  /// Counts a failure and refuses: with the wait where one is due, else with `problem`.
  func fail(_ address: String, with problem: Problem) throws(Problem) -> Never {
    try refuseWaiting(address)
    penalties.withLock { $0.fail(address, at: .now) }
    throw problem
  }
}

/// A request that was let in.
struct Admission: Sendable {
  var address: String
  /// Nil on an open route.
  var principal: Principal?
  var standing: PrincipalLimits.Standing?

  func options(requestID: String) -> CallOptions {
    principal?.options(requestID: requestID) ?? CallOptions(requestID: requestID)
  }

  /// Tells the caller how much is left. Source: draft-ietf-httpapi-ratelimit-headers, in its form with three fields.
  func addLimits(to response: inout Response) {
    guard let standing else { return }
    response.headers[.rateLimitLimit] = "\(standing.limit)"
    response.headers[.rateLimitRemaining] = "\(standing.remaining)"
    response.headers[.rateLimitReset] = "\(max(1, standing.reset.components.seconds))"
  }
}
