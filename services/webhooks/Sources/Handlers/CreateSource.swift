internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func createSource(_ request: CreateSourceRequest, context: CallContext) async throws -> CreateSourceResponse {
    let organizationID = try context.requireOrganization()
    guard let provider = Provider(rawValue: request.provider), Provider.ofTenants.contains(provider) else {
      throw InvalidField("provider", rule: "One of \(Provider.ofTenants.map(\.rawValue).joined(separator: ", ")).")
    }
    let credential = try SourceCredential(request.secret, request.scheme, of: provider)
    let apiKey = try request.apiKey.map { try SourceAPIKey($0, of: provider) }
    let inboundAgent = try Self.inboundAgent(request.inboundAgent)
    // What is stored for repeats tells nothing about the secrets, not even their hash.
    var hashed = request
    (hashed.secret, hashed.apiKey, hashed.idempotencyKey) = ("", nil, "")
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let token = SourceToken.new()
    let keyring = try await sealer.keyring(for: organizationID)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        let source = try await SourceStore.insert(
          id: .new(), organizationID: organizationID, provider: request.provider,
          tokenHash: SourceToken.hash(token), inboundAgent: inboundAgent, in: transaction)
        try await SourceSecretStore.insert(
          try SourceSecretRow(credential, of: organizationID, sealedWith: keyring), of: source.id, in: transaction)
        if let apiKey {
          try await SourceAPIKeyStore.put(apiKey, of: source.id, organizationID, with: keyring, in: transaction)
        }
        return try CreateSourceResponse(source: Source(source, hasAPIKey: apiKey != nil)).serialized()
      }
    }
    switch outcome {
    case .performed(let answer):
      var response = try CreateSourceResponse(serialized: answer)
      response.token = Sensitive(token)
      return response
    case .repeated(let answer):
      return try CreateSourceResponse(serialized: answer)
    }
  }

  /// Nil where none is named.
  static func inboundAgent(_ text: String) throws -> String? {
    text.isEmpty ? nil : try TextRule.check(text, field: "inbound_agent", limit: 200)
  }
}

extension Source {
  init(_ row: SourceRow, hasAPIKey: Bool) {
    self.init(
      id: "\(row.id)", provider: row.provider, createdAt: Timestamp(row.createdAt), state: row.state,
      inboundAgent: row.inboundAgent ?? "", hasAPIKey: hasAPIKey)
  }
}

extension SourceSecretRow {
  init(_ credential: SourceCredential, of organizationID: OrganizationID, sealedWith keyring: Keyring) throws {
    let id = UUID.version7()
    self.init(
      id: id,
      sealed: try keyring.seal(
        credential.secret, SealingContext(label: SourceSecretStore.label, organizationID: organizationID, record: id)),
      record: SchemeRecord(credential.scheme))
  }
}
