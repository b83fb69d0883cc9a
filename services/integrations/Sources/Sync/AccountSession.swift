internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// Requests to one connected account, each with a token that is good.
struct AccountSession: Sendable {
  /// Longest wait for one answer: an attempt asks about five times.
  static let timeLimit = Duration.seconds(5)

  let outbound: OutboundClient
  let vault: TokenVault
  let connection: ConnectionID
  let organization: OrganizationID

  /// The account's answer: 2xx, or a 4xx other than 429. After a 401 the token is replaced and the request sent once more.
  /// Throws ``SyncFailure``, and `CancellationError`.
  func send(
    _ operation: OutboundOperation, _ parameters: [String] = [], query: [OutboundField] = [], json: JSONBody? = nil
  ) async throws -> OutboundResponse {
    do {
      let token = try await vault.token(of: connection, in: organization)
      let response = try await send(operation, parameters, query, json, token)
      guard response.status == 401 else { return response }
      let renewed = try await vault.token(of: connection, in: organization, refused: token.generation)
      return try await send(operation, parameters, query, json, renewed)
    } catch let error as OutboundError {
      throw SyncFailure(error)
    } catch let unavailable as TokenUnavailable {
      throw SyncFailure(unavailable)
    }
  }

  private func send(
    _ operation: OutboundOperation, _ parameters: [String], _ query: [OutboundField], _ json: JSONBody?,
    _ token: AccessToken
  ) async throws -> OutboundResponse {
    try await outbound.send(
      OutboundRequest(
        operation,
        OutboundTarget(account: token.accountID, organization: organization, origin: token.instanceURL),
        parameters: parameters.map { Sensitive($0) }, query: query, credential: .bearer(token.value),
        body: try json.map { .json(Sensitive(try $0.bytes())) } ?? .none, timeLimit: Self.timeLimit))
  }
}
