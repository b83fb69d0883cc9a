internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func getCall(_ request: GetCallRequest, context: CallContext) async throws -> GetCallResponse {
    let organizationID = try context.requireOrganization()
    let keyring = try await sealer.keyring(for: organizationID)
    return try await database.withTransaction(context.scope(organizationID), isReadOnly: true) { transaction in
      guard let row = try await find(request, of: organizationID, in: transaction) else {
        throw WebhooksError.callNotFound
      }
      let numbers = try await CallFactStore.numbers(of: [row.id], organizationID, with: keyring, in: transaction)
      return GetCallResponse(call: Call(row, numbers: numbers[row.id]))
    }
  }

  private func find(
    _ request: GetCallRequest, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> CallRow? {
    if request.callID.isEmpty {
      return try await CallStore.find(
        providerCallID: request.providerCallID, of: organizationID, in: transaction)
    }
    guard let id = CallID(request.callID) else { throw InvalidField("call_id", rule: "A UUID.") }
    return try await CallStore.find(id, of: organizationID, in: transaction)
  }
}

extension Call {
  init(_ row: CallRow, numbers: CallNumbers?) {
    self.init()
    id = "\(row.id)"
    provider = row.provider
    providerCallID = row.providerCallID
    agentID = row.agentID.map { "\($0)" } ?? ""
    providerAgentID = row.providerAgentID ?? ""
    state = row.state
    startedAt = row.startedAt.map { Timestamp($0) }
    endedAt = row.endedAt.map { Timestamp($0) }
    durationMs = row.durationMilliseconds
    endReason = row.endReason ?? ""
    usageState = row.usageState
    seconds = row.seconds ?? 0
    version = row.version
    direction = row.direction ?? ""
    fromNumber = Sensitive(numbers?.from ?? "")
    toNumber = Sensitive(numbers?.to ?? "")
    receivedAt = Timestamp(row.receivedAt)
    recordedAt = Timestamp(row.recordedAt)
  }
}
