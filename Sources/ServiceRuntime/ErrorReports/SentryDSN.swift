internal import Foundation

/// Where error reports go: `https://KEY@HOST[/PATH]/PROJECT`. Source: Sentry's developer documentation, "DSN".
struct SentryDSN: Sendable, Hashable {
  /// Scheme, host, port and path before `/api`.
  let base: String
  let publicKey: String
  /// Digits.
  let project: String

  /// The DSN of `providers.sentry.dsn`; nil without one or where it is empty, which means: send nothing.
  ///
  /// Throws `SettingsError` for anything that is no DSN.
  init?(settings: Settings) throws(SettingsError) {
    guard let text = settings.secret("providers.sentry.dsn")?.reveal(), !text.isEmpty else { return nil }
    guard let dsn = SentryDSN(text) else {
      throw SettingsError("providers.sentry.dsn is not https://KEY@HOST/PROJECT")
    }
    self = dsn
  }

  init?(_ text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["https", "http"].contains(scheme),
      let host = parts.host, !host.isEmpty, let key = parts.user, Self.isKey(key), parts.query == nil,
      parts.fragment == nil
    else { return nil }
    var path = parts.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let project = path.popLast(), (1...20).contains(project.utf8.count),
      project.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    self.project = project
    publicKey = key
    base =
      scheme + "://" + host + (parts.port.map { ":\($0)" } ?? "")
      + (path.isEmpty ? "" : "/" + path.joined(separator: "/"))
  }

  /// Goes into a header, so it may hold nothing that ends or divides one.
  private static func isKey(_ key: String) -> Bool {
    (1...64).contains(key.utf8.count)
      && key.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}
