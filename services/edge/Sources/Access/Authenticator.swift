/// Tells who presents a credential, and what they may do. A seam: auth behind it, a table in tests.
///
/// Both throw `RPCError` where the answer cannot be had now. Cancelling the task cancels the question.
protocol Authenticator: Sendable {
  /// The principal of a bearer token or API key that came from `address`.
  ///
  /// Throws `Problem` 401 `invalid_credential` where it is not good, whatever is wrong with it.
  func principal(bearing credential: String, from address: String, requestID: String) async throws -> Principal

  /// The principal of a ticket for that purpose, which counts no more from now on.
  ///
  /// Throws `Problem` 401 `ticket_refused` where it is not good, whatever is wrong with it.
  func principal(holding ticket: String, for purpose: TicketPurpose, requestID: String) async throws -> Principal

  /// Whether the principal may do that in its organization at this moment.
  func allows(_ permission: String, to principal: Principal, requestID: String) async throws -> Bool
}
