internal import Foundation
internal import Messages

/// Whose organization a Salesforce token answer speaks of, and where its API is.
///
/// Both decide where a bearer token is sent, so they are checked like anything that came from outside: plain https, no port,
/// no user, no path, a host of the forms that Salesforce gives.
enum SalesforceIdentity {
  /// `id` is `https://login.salesforce.com/id/<organization>/<user>`. Throws `account_unusable`.
  static func account(id: Any?, instanceURL: Any?) throws(OAuthFailure) -> OutsideAccount {
    guard let id = id as? String, let parts = URLComponents(string: id), parts.scheme == "https" || isLocal(parts),
      let organization = parts.path.split(separator: "/").dropLast().last, isOrganizationID(organization)
    else { throw .unusable("account_unusable") }
    guard let instance = instanceURL as? String, let origin = checkedInstance(instance) else {
      throw .unusable("instance_url_unusable")
    }
    return OutsideAccount(
      id: String(organization.prefix(15)), label: Sensitive(URLComponents(string: origin)?.host ?? origin),
      instanceURL: origin)
  }

  /// The origin of an instance; nil where it is none of Salesforce's.
  static func checkedInstance(_ text: String) -> String? {
    guard let parts = URLComponents(string: text), let host = parts.host else { return nil }
    // A stand-in on this machine; `Outbound` calls it only where the settings allow that.
    if isLocal(parts) { return text.hasSuffix("/") ? String(text.dropLast()) : text }
    guard parts.scheme == "https", parts.port == nil, parts.user == nil, parts.password == nil,
      parts.query == nil, parts.fragment == nil, parts.path.isEmpty || parts.path == "/"
    else { return nil }
    let isDomain = host.wholeMatch(of: /[a-z0-9-]+(--[a-z0-9-]+)?(\.[a-z0-9-]+)*\.my\.salesforce\.(com|mil)/) != nil
    let isPod = host.wholeMatch(of: /[a-z]{2,4}[0-9]{1,4}\.salesforce\.com/) != nil
    return isDomain || isPod ? "https://" + host : nil
  }

  private static func isLocal(_ parts: URLComponents) -> Bool {
    parts.scheme == "http" && parts.host == "127.0.0.1"
  }

  private static func isOrganizationID(_ text: Substring) -> Bool {
    text.wholeMatch(of: /00D[a-zA-Z0-9]{12,15}/) != nil
  }
}
