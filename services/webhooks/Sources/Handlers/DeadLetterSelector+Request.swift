internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import ServiceRuntime
internal import WebhooksAPI

extension Jobs.DeadLetterSelector {
  /// What a request of `organizationID` means. Throws `InvalidField`, and `selector_too_broad` where nothing is named and
  /// nothing says that everything is meant.
  init(_ selector: WebhooksAPI.DeadLetterSelector?, of organizationID: OrganizationID) throws {
    let selector = selector ?? WebhooksAPI.DeadLetterSelector()
    guard selector.ids.count <= Self.maximumIDs else { throw WebhooksError.tooManyItems(most: Self.maximumIDs) }
    var ids: [UUID] = []
    for (index, text) in selector.ids.enumerated() {
      guard let id = UUID(uuidString: text) else { throw InvalidField("selector.ids[\(index)]", rule: "A UUID.") }
      ids.append(id)
    }
    guard selector.fingerprint.utf8.count <= 64, selector.kind.utf8.count <= 64,
      !selector.fingerprint.utf8.contains(0), !selector.kind.utf8.contains(0)
    else { throw InvalidField("selector", rule: "A fingerprint and a kind have 64 bytes at most, none of them NUL.") }
    guard selector.all || !ids.isEmpty || !selector.fingerprint.isEmpty || !selector.kind.isEmpty else {
      throw WebhooksError.selectorTooBroad
    }
    self.init(
      organizationID: organizationID, ids: ids.isEmpty ? nil : ids,
      fingerprint: selector.fingerprint.isEmpty ? nil : selector.fingerprint,
      kind: selector.kind.isEmpty ? nil : selector.kind)
  }
}

/// Why letters were replayed or resolved. Throws `InvalidField`.
func checkReason(_ text: String) throws -> String {
  guard (1...160).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
    throw InvalidField("reason", rule: "1 to 160 printable ASCII characters.")
  }
  return text
}

extension WebhooksAPI.DeadLetter {
  init(_ letter: Jobs.DeadLetter) {
    self.init(
      id: letter.id.uuidString.lowercased(), kind: letter.kind, ref: letter.ref.uuidString.lowercased(),
      reason: letter.reason, diedAt: Timestamp(letter.diedAt), fingerprint: letter.fingerprint,
      origin: letter.origin.rawValue, attempts: UInt32(clamping: letter.attempts),
      crashes: UInt32(clamping: letter.crashes), firstAt: Timestamp(letter.firstAt),
      resolvedAt: letter.resolvedAt.map { Timestamp($0) }, resolution: letter.resolution ?? "")
  }
}
