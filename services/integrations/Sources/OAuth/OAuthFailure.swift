internal import Foundation
internal import Outbound

/// Why a token endpoint gave no tokens, and what that means for the connection.
enum OAuthFailure: Error, Sendable, Hashable {
  /// Nothing is wrong with the grant; try again later. The refresh token was surely not used up.
  case transient(String, retryAfter: Duration?)
  /// No answer came: the refresh token may have been used up.
  case unknown(String)
  /// Somebody else is using, or has just used, the same refresh token: read what is stored.
  case raceLost
  /// The grant is gone; somebody has to connect again.
  case revoked(String)
  /// The grant lacks what is needed; likewise.
  case scopeLost
  /// Our own client or its settings are refused; no tenant can mend that.
  case misconfigured(String)
  /// The answer is not one that can be used.
  case unusable(String)

  /// Stable, lower snake case.
  var reason: String {
    switch self {
    case .transient(let reason, _), .unknown(let reason), .revoked(let reason), .misconfigured(let reason),
      .unusable(let reason):
      reason
    case .raceLost: "refresh_in_progress"
    case .scopeLost: "scope_lost"
    }
  }

  /// What a refused request means. Unknown words are data and never a reason to drop a grant.
  init(status: Int, body: [UInt8], provider: ConnectedProvider) {
    let json = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    let error = (json["error"] as? String ?? "").lowercased()
    let code = (json["status"] as? String ?? "").uppercased()
    let description = (json["error_description"] as? String ?? "").lowercased()
    // HubSpot refuses with words of its own, with or without `error`.
    switch code {
    case "BAD_REFRESH_TOKEN", "BAD_AUTH_CODE": self = .revoked("grant_revoked")
    case "BAD_CLIENT_ID", "BAD_CLIENT_SECRET", "BAD_REDIRECT_URI": self = .misconfigured("client_refused")
    default: self = Self.standard(error, description: description, status: status, provider: provider)
    }
  }

  /// The words of RFC 6749, 5.2, and those that providers have added.
  private static func standard(
    _ error: String, description: String, status: Int, provider: ConnectedProvider
  ) -> OAuthFailure {
    switch error {
    case "invalid_grant":
      // Salesforce says so, too, while another refresh of the same token is under way.
      if description.contains("already being processed") || description.contains("expired authorization code") {
        return .raceLost
      }
      return .revoked("grant_revoked")
    case "admin_policy_enforced", "inactive_user", "inactive_org": return .revoked("grant_blocked")
    case "invalid_scope", "insufficient_scope": return .scopeLost
    case "invalid_client", "deleted_client", "unauthorized_client", "invalid_client_id", "redirect_uri_mismatch",
      "unsupported_grant_type", "invalid_request":
      return .misconfigured("client_refused")
    case "internal_failure", "server_error", "temporarily_unavailable", "rate_limit_exceeded":
      return .transient("provider_failed", retryAfter: nil)
    default:
      return status == 403 && provider == .hubspot
        ? .transient("provider_refused", retryAfter: nil) : .unusable("provider_refused")
    }
  }

  init(_ error: OutboundError) {
    self =
      error.isOutcomeUnknown && error.code != .providerFailed
      ? .unknown(error.reason) : .transient(error.reason, retryAfter: error.retryAfter)
  }
}
