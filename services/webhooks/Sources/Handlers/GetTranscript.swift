internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// The services that name an organization in the message, from a row of their own.
  private static let readers: Set<String> = ["analysis", "integrations"]

  func getTranscript(_ request: GetTranscriptRequest, context: CallContext) async throws -> GetTranscriptResponse {
    let organizationID = try organization(of: request, context)
    guard let id = CallID(request.callID) else { throw InvalidField("call_id", rule: "A UUID.") }
    let keyring = try await sealer.keyring(for: organizationID)
    let transcript = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      guard try await CallStore.find(id, of: organizationID, in: $0) != nil else { throw WebhooksError.callNotFound }
      return try await TranscriptStore.find(id, of: organizationID, with: keyring, in: $0)
    }
    guard let transcript else { throw WebhooksError.transcriptNotFound }
    return GetTranscriptResponse(callID: "\(id)", turns: transcript.turns.map(Turn.init))
  }

  private func organization(of request: GetTranscriptRequest, _ context: CallContext) throws -> OrganizationID {
    guard Self.readers.contains(context.caller) else {
      guard request.orgID.isEmpty else { throw WebhooksError.organizationNotNamedSo }
      return try context.requireOrganization()
    }
    guard let organization = OrganizationID(request.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
    return organization
  }
}

extension Turn {
  fileprivate init(_ turn: Transcript.Turn) {
    self.init()
    role = turn.role.rawValue
    text = Sensitive(turn.text)
    startMs = turn.startMilliseconds
    endMs = turn.endMilliseconds
  }
}
