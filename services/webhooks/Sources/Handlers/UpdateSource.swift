internal import Calls
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func updateSource(_ request: UpdateSourceRequest, context: CallContext) async throws -> UpdateSourceResponse {
    let organizationID = try context.requireOrganization()
    guard let id = SourceID(request.sourceID) else { throw InvalidField("source_id", rule: "A UUID.") }
    guard ["", "enabled", "disabled"].contains(request.state) else {
      throw InvalidField("state", rule: "enabled or disabled.")
    }
    if let agent = request.inboundAgent { _ = try Self.inboundAgent(agent) }
    var hashed = request
    (hashed.apiKey, hashed.idempotencyKey) = (nil, "")
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let keyring = try await sealer.keyring(for: organizationID)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        guard
          let source = try await SourceStore.update(
            id, of: organizationID, state: request.state.isEmpty ? nil : request.state,
            inboundAgent: request.inboundAgent, in: transaction),
          let provider = Provider(rawValue: source.provider)
        else { throw WebhooksError.sourceNotFound }
        if let apiKey = request.apiKey {
          try await SourceAPIKeyStore.put(
            try SourceAPIKey(apiKey, of: provider), of: id, organizationID, with: keyring, in: transaction)
        }
        let keys = try await SourceAPIKeyStore.known([id], in: transaction)
        return try UpdateSourceResponse(source: Source(source, hasAPIKey: !keys.isEmpty)).serialized()
      }
    }
    ingestion.sources.forgetAll()
    return try UpdateSourceResponse(serialized: outcome.answer)
  }
}
