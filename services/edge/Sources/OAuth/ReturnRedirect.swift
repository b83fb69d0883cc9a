internal import Foundation
internal import IntegrationsAPI

/// Where a browser goes when a flow has ended: the address that integrations allowed, with what became of the connection.
enum ReturnRedirect {
  /// Nil where the address is none or of no scheme for pages. A fragment stays behind the query.
  static func location(of answer: FinishConnectResponse) -> String? {
    guard var parts = URLComponents(string: answer.returnTo), parts.scheme == "https" || parts.scheme == "http" else {
      return nil
    }
    let ours = ["connection", "status"]
    parts.queryItems =
      (parts.queryItems ?? []).filter { !ours.contains($0.name) } + [
        URLQueryItem(name: "connection", value: answer.connectionID),
        URLQueryItem(name: "status", value: status(answer.status)),
      ]
    return parts.string
  }

  private static func status(_ status: ConnectionStatus) -> String {
    switch status {
    case .active: "active"
    case .pendingConfirmation: "pending_confirmation"
    case .needsReauth: "needs_reauth"
    case .disabled: "disabled"
    default: "unknown"
    }
  }
}
