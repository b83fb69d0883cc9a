internal import Foundation

/// The page where a person would press "Allow": it agrees at once and sends the browser back.
enum AuthorizePage {
  /// What the provider knows about its client and will do.
  struct Choice: Sendable {
    var clientID: String?
    /// The addresses that may be returned to; nil: any.
    var redirectURIs: [String]?
    var account: String
    /// The scopes that are granted; nil: those that were asked for.
    var scopes: [String]?
    /// What the person does instead of agreeing, such as `access_denied`.
    var error: String?
    /// Announced in the answer (RFC 9207); nil: not.
    var issuer: String?
  }

  /// 302 back with `code` and `state`, or with `error`; 400 where the client or the address cannot be trusted.
  static func answer(_ request: ProviderRequest, _ choice: Choice, _ server: inout OAuthServer) -> ProviderResponse {
    let query = request.query
    guard let client = query["client_id"], choice.clientID.map({ $0 == client }) ?? true else {
      return page("The client is not known.")
    }
    guard let target = query["redirect_uri"], target.hasPrefix("http"),
      choice.redirectURIs.map({ $0.contains(target) }) ?? true
    else { return page("The redirect URI is not registered.") }
    var fields: [FormFields.Field] = []
    if let error = choice.error {
      fields.append(.init(name: "error", value: error))
    } else if query["response_type"].map({ $0 != "code" }) ?? false {
      fields.append(.init(name: "error", value: "unsupported_response_type"))
    } else if query["code_challenge"] != nil, query["code_challenge_method"] != "S256" {
      fields.append(.init(name: "error", value: "invalid_request"))
    } else {
      let asked = (query["scope"] ?? "").split(separator: " ").map(String.init)
      let code = server.issueCode(
        OAuthServer.Request(
          redirectURI: target, scopes: choice.scopes ?? asked, account: choice.account,
          challenge: query["code_challenge"], nonce: query["nonce"]), at: request.time)
      fields.append(.init(name: "code", value: code))
    }
    if let state = query["state"] { fields.append(.init(name: "state", value: state)) }
    if let issuer = choice.issuer { fields.append(.init(name: "iss", value: issuer)) }
    let text = fields.map { "\($0.name)=\(escape($0.value))" }.joined(separator: "&")
    return .redirect(to: target + (target.contains("?") ? "&" : "?") + text)
  }

  private static func page(_ text: String) -> ProviderResponse {
    .text("<!doctype html><title>Error</title><p>\(text)", status: 400, type: "text/html; charset=utf-8")
  }

  private static func escape(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
  }
}
