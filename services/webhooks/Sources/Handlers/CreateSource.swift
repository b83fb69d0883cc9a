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
    let secret = Array(request.secret.reveal().utf8)
    guard Provider(rawValue: request.provider) != nil else {
      throw InvalidField("provider", rule: "One of \(Provider.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard (8...512).contains(secret.count) else { throw InvalidField("secret", rule: "8 to 512 bytes.") }
    // What is stored for repeats tells nothing about the secret, not even its hash.
    let hashed = CreateSourceRequest(provider: request.provider)
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let token = SourceToken.new()
    let keyring = try await sealer.keyring(for: organizationID)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        let source = try await SourceStore.insert(
          id: .new(), organizationID: organizationID, provider: request.provider,
          tokenHash: SourceToken.hash(token), in: transaction)
        let secretID = UUID.version7()
        let sealed = try keyring.seal(
          secret, SealingContext(label: SourceSecretStore.label, organizationID: organizationID, record: secretID))
        try await SourceSecretStore.insert(
          SourceSecretRow(id: secretID, sealed: sealed), of: source.id, in: transaction)
        return try CreateSourceResponse(source: Source(source)).serialized()
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
}

extension Source {
  init(_ row: SourceRow) {
    self.init(id: "\(row.id)", provider: row.provider, createdAt: Timestamp(row.createdAt))
  }
}
