internal import Foundation
internal import Outbound

/// HubSpot as a customer system: a call engagement for each call, linked to the contact with its number.
///
/// A call is there once because it is upserted by a property of unique values that holds its id: an answer that was lost
/// costs nothing, and neither does a search that lags.
struct HubSpotSystem: CustomerSystem {
  func write(_ call: SyncedCall, known: String?, through session: AccountSession) async throws -> WrittenCall {
    let matches = try await contacts(of: call, session)
    var written = WrittenCall(outsideID: "", isNew: false, contactID: matches.first, matches: matches.count)
    if let known, try await update(known, call, session) {
      written.outsideID = known
    } else {
      (written.outsideID, written.isNew) = try await upsert(call, session)
    }
    if let contact = written.contactID {
      let answer = try await session.send(
        .hubspot(.associate), ["calls", written.outsideID, "contacts", contact])
      guard answer.isSuccess else { throw Self.failure(answer) }
    }
    return written
  }

  private func contacts(of call: SyncedCall, _ session: AccountSession) async throws -> [String] {
    guard let number = call.customer else { return [] }
    let answer = try await session.send(.hubspot(.searchContacts), json: HubSpotContactSearch.body(for: number))
    guard answer.isSuccess else { throw Self.failure(answer) }
    return HubSpotContactSearch.matches(answer.object, of: number)
  }

  /// False where it is not there any more.
  private func update(_ id: String, _ call: SyncedCall, _ session: AccountSession) async throws -> Bool {
    let answer = try await session.send(
      .hubspot(.updateCall), [id], json: ["properties": .object(HubSpotCall.properties(of: call))])
    if answer.status == 404 { return false }
    guard answer.isSuccess else { throw Self.failure(answer) }
    return true
  }

  private func upsert(_ call: SyncedCall, _ session: AccountSession) async throws -> (id: String, isNew: Bool) {
    var answer = try await sendUpsert(call, session)
    if answer.status == 400 {
      // A portal that has not seen a call of ours has no such property.
      try await defineKey(session)
      answer = try await sendUpsert(call, session)
    }
    // 207 is a success with failures inside.
    guard answer.isSuccess, let record = (answer.object["results"] as? [[String: Any]])?.first,
      let id = record["id"] as? String, (1...64).contains(id.utf8.count)
    else {
      throw answer.isSuccess
        ? SyncFailure.refused(reason: "call_refused", status: answer.status) : Self.failure(answer)
    }
    return (id, record["new"] as? Bool ?? false)
  }

  private func sendUpsert(_ call: SyncedCall, _ session: AccountSession) async throws -> OutboundResponse {
    var properties = HubSpotCall.properties(of: call)
    properties[HubSpotCall.keyProperty] = .text("\(call.id)")
    return try await session.send(
      .hubspot(.upsertCalls),
      json: [
        "inputs": [
          [
            "id": .text("\(call.id)"), "idProperty": .text(HubSpotCall.keyProperty), "properties": .object(properties),
          ]
        ]
      ])
  }

  private func defineKey(_ session: AccountSession) async throws {
    let known = try await session.send(.hubspot(.getProperty), ["calls", HubSpotCall.keyProperty])
    if known.isSuccess { return }
    guard known.status == 404 else { throw Self.failure(known) }
    let made = try await session.send(.hubspot(.createProperty), ["calls"], json: HubSpotCall.keyDefinition)
    // 409: another process made it a moment ago.
    guard made.isSuccess || made.status == 409 else { throw Self.failure(made) }
  }

  /// What an answer without success means. Source: HubSpot's documentation, "Error handling".
  static func failure(_ response: OutboundResponse) -> SyncFailure {
    let status = response.status
    return switch status {
    case 401: .transient(reason: "token_refused", status: status)
    case 403: .refused(reason: "not_permitted", status: status)
    case 404: .refused(reason: "not_found", status: status)
    case 409: .transient(reason: "conflict", status: status)
    case 423, 477: .deferred(reason: "account_busy", wait: .seconds(5), status: status)
    default: .refused(reason: "request_refused", status: status)
    }
  }
}
