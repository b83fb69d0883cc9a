internal import AuthAPI
internal import ServiceRuntime

/// A checked change of an organization. What is nil stays.
struct OrganizationChange: Sendable, Hashable {
  var name: String?
  var privacyMode: PrivacyMode?
  var state: OrganizationState?

  /// Throws `invalid_name`, `invalid_phi_mode`, `invalid_status`.
  init(_ request: UpdateOrganizationRequest) throws(InvalidField) {
    if let name = request.name {
      self.name = try TextRule.check(name, field: "name", limit: NewOrganization.nameLimit)
    }
    privacyMode = PrivacyMode(request.phiMode)
    guard privacyMode != nil || request.phiMode == .unspecified else {
      throw InvalidField("phi_mode", rule: "off, redact or no_send.")
    }
    state = OrganizationState(request.status)
    guard state != nil || request.status == .unspecified else {
      throw InvalidField("status", rule: "active, suspended or closed.")
    }
  }
}
