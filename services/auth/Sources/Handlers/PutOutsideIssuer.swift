internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing
internal import ServiceRuntime

extension AuthHandlers {
  /// Lets people of an issuer outside in, or changes how. Throws `organization_not_found`, and what ``NewOutsideIssuer``
  /// refuses.
  func putOutsideIssuer(
    _ request: PutOutsideIssuerRequest, context: CallContext
  ) async throws -> PutOutsideIssuerResponse {
    let organization = try context.requireOrganization()
    let new = try NewOutsideIssuer(request)
    let keyring = try await sealer.keyring(for: organization)
    let id = try await database.withTransaction(context.scope(organization)) { transaction in
      let id = try await OutsideIssuerStore.id(of: new.issuer, in: organization, transaction) ?? .version7()
      let sealed: [UInt8]? =
        if case .secret(let secret) = new.key {
          try keyring.seal(secret, OutsideExchange.context(id, organization))
        } else {
          nil
        }
      try await OutsideIssuerStore.put(new, id: id, sealedSecret: sealed, in: organization, transaction)
      try await AuditStore.append(
        AuditEvent(
          actor: context.principal, action: "outside_issuer.put", object: id.uuidString.lowercased(),
          after: "\(new.issuer) \(new.defaultRole.rawValue) \(new.isEnabled)"), to: organization, in: transaction)
      return id
    }
    return PutOutsideIssuerResponse(issuerID: id.uuidString.lowercased())
  }
}
