internal import Calls
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Seconds for which former secrets count where the caller does not say: as long as Stripe keeps one.
  static let usualOverlap: UInt32 = 86_400
  static let longestOverlap: UInt32 = 604_800

  func rotateSourceSecret(
    _ request: RotateSourceSecretRequest, context: CallContext
  ) async throws -> RotateSourceSecretResponse {
    let organizationID = try context.requireOrganization()
    guard let id = SourceID(request.sourceID) else { throw InvalidField("source_id", rule: "A UUID.") }
    let overlap = request.overlapSeconds ?? Self.usualOverlap
    guard overlap <= Self.longestOverlap else {
      throw InvalidField("overlap_seconds", rule: "0 to \(Self.longestOverlap).")
    }
    var hashed = request
    (hashed.secret, hashed.idempotencyKey) = ("", "")
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let keyring = try await sealer.keyring(for: organizationID)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        guard
          let source = try await SourceStore.update(
            id, of: organizationID, state: nil, inboundAgent: nil, in: transaction),
          let provider = Provider(rawValue: source.provider)
        else { throw WebhooksError.sourceNotFound }
        let credential = try SourceCredential(request.secret, request.scheme, of: provider)
        try await SourceSecretStore.end(of: id, after: .seconds(overlap), in: transaction)
        guard try await SourceSecretStore.live(of: id, in: transaction).count < SourceSecretStore.mostLive else {
          throw WebhooksError.tooManySecrets
        }
        try await SourceSecretStore.insert(
          try SourceSecretRow(credential, of: organizationID, sealedWith: keyring), of: id, in: transaction)
        let keys = try await SourceAPIKeyStore.known([id], in: transaction)
        return try RotateSourceSecretResponse(source: Source(source, hasAPIKey: !keys.isEmpty)).serialized()
      }
    }
    ingestion.sources.forgetAll()
    return try RotateSourceSecretResponse(serialized: outcome.answer)
  }
}

extension IdempotentOutcome {
  /// The answer, whether it was given now or before.
  var answer: [UInt8] {
    switch self {
    case .performed(let answer), .repeated(let answer): answer
    }
  }
}
