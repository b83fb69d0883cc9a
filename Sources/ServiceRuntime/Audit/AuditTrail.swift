internal import AuthAPI
public import Calls
internal import Foundation
public import Identifiers
public import Jobs
internal import Messages
public import Postgres

/// What people and operators do at a service, on its way to their organization's audit log, which auth keeps.
///
/// An entry is written in the transaction of what it tells of: neither is there without the other. It holds who, what and to
/// what, and nothing personal.
public enum AuditTrail {
  /// Name of the receiver that brings entries to auth.
  public static let receiver = "audit"

  /// Writes that `actor` did `action` to `object`.
  ///
  /// - Parameters:
  ///   - action: Such as `billing.Freeze`, at most 64 bytes.
  ///   - object: An id, at most 200 characters; empty where the organization itself is meant.
  public static func append(
    _ action: String, to object: String = "", by actor: String, in organization: OrganizationID,
    _ transaction: Transaction
  ) async throws {
    let entry = AuditEntry(actor: actor, object: object)
    try await OutboxStore.append(
      [
        NewOutboxEvent(
          receiver: receiver, kind: action, organizationID: organization, subject: .version7(), version: 1,
          payload: try entry.serialized())
      ], in: transaction)
  }

  /// Writes that the call's actor did what its method does.
  public static func append(
    _ context: CallContext, to object: String = "", in organization: OrganizationID, _ transaction: Transaction
  ) async throws {
    try await append(
      action(of: context.method.name), to: object, by: context.principal, in: organization, transaction)
  }

  /// `billing.Freeze` of `switchboard.billing.v1.BillingService/Freeze`.
  static func action(of method: String) -> String {
    let parts = method.split(separator: ".")
    let name = method.split(separator: "/").last ?? ""
    return parts.count > 1 ? "\(parts[1]).\(name)" : "\(name)"
  }
}

/// Brings a service's entries to auth. Told twice, an entry stands there once.
public struct AuditReceiver: OutboxReceiver {
  public let name = AuditTrail.receiver
  private let auth: AuthClient

  public init(auth: any Caller) {
    self.auth = AuthClient(auth)
  }

  public func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    var sent: [OutboxEvent.ID] = []
    var entries: [AuditEntry] = []
    for event in events {
      guard var entry = try? AuditEntry(serialized: event.payload) else {
        results[event.id] = .refused(reason: "malformed_payload")
        continue
      }
      entry.entryID = event.subject.uuidString.lowercased()
      entry.orgID = "\(event.organizationID)"
      entry.at = Timestamp(event.createdAt)
      entry.action = event.kind
      entries.append(entry)
      sent.append(event.id)
    }
    guard !entries.isEmpty else { return results }
    let answer = try await auth.appendAudit(AppendAuditRequest(entries: entries))
    for (id, outcome) in zip(sent, answer.outcomes) {
      results[id] = outcome == "refused" ? .refused(reason: "entry_refused") : .done
    }
    return results
  }
}
