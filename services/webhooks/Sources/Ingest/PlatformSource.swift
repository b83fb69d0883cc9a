internal import Foundation
internal import Identifiers
internal import Messages

/// The house's own source of Stripe events, which a migration made: `/webhooks/stripe/platform`.
///
/// No organization has Stripe sources: who can sign could otherwise say that somebody paid. The secrets come from the
/// settings; without one the source is not there.
struct PlatformSource: Sendable {
  static let id = SourceID(UUID(uuidString: "00000000-0000-7000-8000-000000000010")!)
  /// Stands in the inbox for whichever secret of the settings it was.
  static let secretID = UUID(uuidString: "00000000-0000-7000-8000-000000000011")!
  static let token = "platform"

  /// What Stripe signs with, newest first.
  let secrets: [Sensitive<[UInt8]>]

  /// One secret, or while it is rolled several, separated by commas.
  init(setting: String?) {
    secrets = (setting ?? "").split(separator: ",").map { Sensitive(Array($0.utf8)) }
  }

  /// The same for a verifier.
  var credentials: [SourceCredential] { secrets.map { SourceCredential(.stripe, secret: $0.reveal()) } }
}
