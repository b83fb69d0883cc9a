internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import ServiceRuntime

extension AuthHandlers {
  /// Lets a person in. See ``LogIn``.
  ///
  /// Throws `not_recognized`, `too_many_attempts`, `not_a_member`, `passwords_busy`; `invalid_org_id`, which tells nothing
  /// about anybody.
  func login(_ request: LoginRequest, context: CallContext) async throws -> LoginResponse {
    let organization = request.orgID.isEmpty ? nil : try OrganizationID.checked(request.orgID, field: "org_id")
    let password = Array(request.password.reveal().utf8)
    guard let email = EmailAddress(request.email.reveal()), !password.isEmpty,
      password.count <= NewOrganization.passwordLength.upperBound
    else { throw AuthError.notRecognized }
    let attempt = LogIn.Attempt(
      email: email, password: password, organization: organization,
      remoteAddress: String(request.remoteAddress.reveal().prefix(64)))
    return LoginResponse(tokens: try await logIn.perform(attempt))
  }
}
