internal import AuthAPI
internal import ServiceRuntime

/// A checked organization that is to be made, with its owner.
struct NewOrganization: Sendable {
  static let nameLimit = 200
  static let passwordLength = 12...1024

  var name: String
  var ownerEmail: EmailAddress
  /// Nil: none is set.
  var ownerPassword: [UInt8]?

  /// Throws `invalid_name`, `invalid_owner_email`, `invalid_owner_password`.
  init(_ request: CreateOrganizationRequest) throws(InvalidField) {
    name = try TextRule.check(request.name, field: "name", limit: Self.nameLimit)
    guard let email = EmailAddress(request.ownerEmail.reveal()) else {
      throw InvalidField(
        "owner_email", rule: "3 to \(EmailAddress.limit) characters with an @.")
    }
    ownerEmail = email
    let password = Array(request.ownerPassword.reveal().utf8)
    guard password.isEmpty || Self.passwordLength.contains(password.count) else {
      throw InvalidField(
        "owner_password",
        rule: "\(Self.passwordLength.lowerBound) to \(Self.passwordLength.upperBound) bytes, or none.")
    }
    ownerPassword = password.isEmpty ? nil : password
  }
}
