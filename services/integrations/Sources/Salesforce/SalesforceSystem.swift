internal import Foundation
internal import Outbound

/// Salesforce as a customer system: a task for each call, put to the contact or lead with its number.
///
/// A call is there once because its task is looked for before it is made, and made by an external id where the organization
/// has that field.
struct SalesforceSystem: CustomerSystem {
  /// People of one kind that are looked at.
  static let peopleLimit = 5

  func write(_ call: SyncedCall, known: String?, through session: AccountSession) async throws -> WrittenCall {
    let people = try await people(of: call, session)
    let fields = SalesforceTask.fields(of: call, who: people.first)
    var written = WrittenCall(outsideID: "", isNew: false, contactID: people.first, matches: people.count)
    if let known, try await update(known, fields, session) {
      written.outsideID = known
      return written
    }
    let found = try await query(SOQL.task(ofCall: "\(call.id)"), session).first
    if let found, try await update(found, fields, session) {
      written.outsideID = found
      return written
    }
    (written.outsideID, written.isNew) = try await create(call, fields, session)
    return written
  }

  /// Contacts come before leads.
  private func people(of call: SyncedCall, _ session: AccountSession) async throws -> [String] {
    guard let number = call.customer else { return [] }
    for object in SOQL.Person.allCases {
      let found = try await query(
        SOQL.people(object, withPhones: number.variants, limit: Self.peopleLimit), session)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func query(_ text: String, _ session: AccountSession) async throws -> [String] {
    let answer = try await session.send(.salesforce(.query), query: [OutboundField("q", text)])
    guard answer.isSuccess else { throw Self.failure(answer) }
    let records = answer.object["records"] as? [[String: Any]] ?? []
    return records.compactMap { $0["Id"] as? String }.filter(Self.isID)
  }

  /// False where it is not there any more.
  private func update(_ id: String, _ fields: [String: JSONBody], _ session: AccountSession) async throws -> Bool {
    let answer = try await session.send(.salesforce(.updateRecord), ["Task", id], json: .object(fields))
    if answer.status == 404 { return false }
    guard answer.isSuccess else { throw Self.failure(answer) }
    return true
  }

  private func create(
    _ call: SyncedCall, _ fields: [String: JSONBody], _ session: AccountSession
  ) async throws -> (id: String, isNew: Bool) {
    // The subtype can be said at the beginning alone.
    let fields = fields.merging(["TaskSubtype": "Call"]) { $1 }
    var answer = try await session.send(
      .salesforce(.upsertRecord), ["Task", SalesforceTask.keyField, "\(call.id)"], json: .object(fields))
    if answer.status == 404 {
      // The organization has no such field.
      answer = try await session.send(.salesforce(.createRecord), ["Task"], json: .object(fields))
    }
    guard answer.isSuccess else { throw Self.failure(answer) }
    guard let id = answer.object["id"] as? String, Self.isID(id) else {
      throw SyncFailure.unknown(reason: "answer_without_id", status: answer.status)
    }
    return (id, answer.object["created"] as? Bool ?? true)
  }

  private static func isID(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?/) != nil
  }

  /// What an answer without success means. Source: Salesforce's documentation, "Status Codes and Error Responses".
  static func failure(_ response: OutboundResponse) -> SyncFailure {
    let status = response.status
    let codes = response.list.compactMap { $0["errorCode"] as? String }
    if codes.contains("REQUEST_LIMIT_EXCEEDED") {
      return .deferred(reason: "daily_limit_reached", wait: .seconds(900), status: status)
    }
    if codes.contains("UNABLE_TO_LOCK_ROW") { return .transient(reason: "row_locked", status: status) }
    return switch status {
    case 401: .transient(reason: "token_refused", status: status)
    case 403: .refused(reason: "not_permitted", status: status)
    case 404: .refused(reason: "not_found", status: status)
    default: .refused(reason: "request_refused", status: status)
    }
  }
}
