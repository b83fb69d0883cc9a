internal import Foundation
internal import Messages

/// Whose account a Google token answer speaks of.
enum GoogleIdentity {
  /// Reads the id token, which came straight from the token endpoint over TLS and so needs no signature of its own. Source:
  /// OpenID Connect Core, 3.1.3.7, 6. Throws `account_unusable`.
  static func account(idToken: String, clientID: String) throws(OAuthFailure) -> OutsideAccount {
    let parts = idToken.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = PKCE.bytes(base64URL: parts[1]),
      let claims = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let issuer = claims["iss"] as? String, ["https://accounts.google.com", "accounts.google.com"].contains(issuer),
      claims["aud"] as? String == clientID, let subject = claims["sub"] as? String,
      (1...255).contains(subject.utf8.count)
    else { throw .unusable("account_unusable") }
    // The address is a label and never the key: people change it, and domains hand it on.
    let email = claims["email"] as? String ?? "Google account"
    return OutsideAccount(id: subject, label: Sensitive(String(email.prefix(254))))
  }
}
