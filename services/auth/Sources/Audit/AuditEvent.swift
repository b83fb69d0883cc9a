internal import AuthAPI
internal import Foundation
internal import ServiceRuntime

/// Something that somebody did, before it has its place in the log.
struct AuditEvent: Sendable {
  static let valueLimit = 4096

  var id = UUID.version7()
  /// Nil: now, by the database's clock.
  var at: Date?
  var actor: String
  /// Such as `member.removed`.
  var action: String
  /// An id; nothing personal.
  var object: String
  var before = ""
  var after = ""
}

extension AuditEvent {
  /// Nil where the entry breaks a rule.
  init?(_ entry: AuditEntry) {
    guard let id = UUID(uuidString: entry.entryID), TextRule.allows(entry.actor, limit: 200),
      TextRule.allows(entry.action, limit: 64), entry.object.isEmpty || TextRule.allows(entry.object, limit: 200),
      entry.before.reveal().utf8.count <= Self.valueLimit, entry.after.reveal().utf8.count <= Self.valueLimit
    else { return nil }
    self.init(
      id: id, at: entry.at?.date, actor: entry.actor, action: entry.action, object: entry.object,
      before: entry.before.reveal(), after: entry.after.reveal())
  }
}
