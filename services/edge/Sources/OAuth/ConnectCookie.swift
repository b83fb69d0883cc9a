internal import Hummingbird

/// What ties a flow at a provider to the browser that began it, between start and callback.
///
/// Only the edge reads it: no script sees it, no other path gets it, and another site's page does not send it along with
/// anything but a navigation to the callback, which a provider's redirect is.
struct ConnectCookie {
  static let name = "switchboard_connect"
  /// Seconds that a person has at the provider. The flow itself ends then too.
  static let life = 600
  /// Bytes of the longest value that is looked at.
  static let longest = 256

  /// Last part but one of the callback's path, checked before.
  let provider: String
  /// Over TLS the browser keeps it from every other way.
  let isSecure: Bool

  /// The header that gives the browser `value`.
  func setting(_ value: String) -> String { header(value, life: Self.life) }

  /// The header that takes it away again.
  var clearing: String { header("", life: 0) }

  /// What a request brought; empty where it brought none or one that is none of ours.
  static func value(in request: Request) -> String {
    guard let value = request.cookies[name]?.value, value.utf8.count <= longest else { return "" }
    return value
  }

  private func header(_ value: String, life: Int) -> String {
    "\(Self.name)=\(value); Path=/oauth/\(provider); Max-Age=\(life); HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }
}
