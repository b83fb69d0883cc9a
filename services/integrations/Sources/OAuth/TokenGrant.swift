internal import Foundation
internal import Messages

/// What a token endpoint gave: the tokens, how long they are good, whose account it is.
struct TokenGrant: Sendable, Hashable {
  /// Longest token that is taken.
  static let tokenLimit = 8_192
  /// A life beyond this is nonsense.
  static let lifeLimit = 10 * 365 * 86_400

  var accessToken: Sensitive<String>
  /// Nil where the old one stays good.
  var refreshToken: Sensitive<String>?
  /// Seconds from now; nil where the provider does not tell.
  var lifeSeconds: Int?
  /// Nil where the answer says nothing: then what was asked for was granted.
  var scopes: [String]?
  /// Nil where the answer does not name it.
  var account: OutsideAccount?

  /// Reads a token answer. Throws ``OAuthFailure`` for anything that is not one: a 200 may hold an error.
  init(_ body: [UInt8], of provider: ConnectedProvider, clientID: String) throws(OAuthFailure) {
    guard let json = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
      throw .unusable("token_answer_not_json")
    }
    guard let access = Self.token(json["access_token"]) else {
      throw json["error"] is String
        ? OAuthFailure(status: 400, body: body, provider: provider) : .unusable("token_answer_without_token")
    }
    guard let type = json["token_type"] as? String, type.lowercased() == "bearer" else {
      throw .unusable("token_type_unknown")
    }
    accessToken = Sensitive(access)
    refreshToken = Self.token(json["refresh_token"]).map { Sensitive($0) }
    lifeSeconds = try Self.life(json["expires_in"])
    scopes = Self.scopes(json)
    account = try OutsideAccount(json, of: provider, clientID: clientID)
  }

  private static func token(_ value: Any?) -> String? {
    guard let text = value as? String, (1...tokenLimit).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return nil }
    return text
  }

  private static func life(_ value: Any?) throws(OAuthFailure) -> Int? {
    switch value {
    case nil, is NSNull: return nil
    case let number as NSNumber:
      guard (1...lifeLimit).contains(number.intValue), Double(number.intValue) == number.doubleValue else {
        throw .unusable("token_life_unusable")
      }
      return number.intValue
    case let text as String:
      guard let seconds = Int(text), (1...lifeLimit).contains(seconds) else {
        throw .unusable("token_life_unusable")
      }
      return seconds
    default: throw .unusable("token_life_unusable")
    }
  }

  private static func scopes(_ json: [String: Any]) -> [String]? {
    if let text = json["scope"] as? String {
      return text.split(separator: " ").prefix(100).map { String($0.prefix(200)) }
    }
    return (json["scopes"] as? [String]).map { $0.prefix(100).map { String($0.prefix(200)) } }
  }
}

/// Whose account was connected.
struct OutsideAccount: Sendable, Hashable {
  /// What the provider calls it: a portal's, an organization's or a user's id. It never changes.
  var id: String
  /// What a person knows it by.
  var label: Sensitive<String>
  /// Where its API is, checked.
  var instanceURL: String?

  init(id: String, label: Sensitive<String>, instanceURL: String? = nil) {
    self.id = id
    self.label = label
    self.instanceURL = instanceURL
  }

  /// Nil where the token answer does not tell the account. Throws where it tells something that cannot be trusted.
  init?(_ json: [String: Any], of provider: ConnectedProvider, clientID: String) throws(OAuthFailure) {
    switch provider {
    case .hubspot:
      guard let hub = (json["hub_id"] as? NSNumber)?.int64Value, hub > 0 else { return nil }
      self.init(id: "\(hub)", label: Sensitive("HubSpot \(hub)"))
    case .salesforce:
      guard json["id"] != nil || json["instance_url"] != nil else { return nil }
      self = try SalesforceIdentity.account(id: json["id"], instanceURL: json["instance_url"])
    case .google:
      guard let token = json["id_token"] as? String else { return nil }
      self = try GoogleIdentity.account(idToken: token, clientID: clientID)
    }
  }
}
