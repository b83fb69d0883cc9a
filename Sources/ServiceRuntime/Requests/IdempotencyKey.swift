public import Calls
public import Identifiers
public import Jobs
public import Messages
public import Postgres
internal import Sealing

/// The caller's name for a request, and all that tells it from others under the same name.
public struct IdempotencyKey: Sendable, Hashable {
  /// Characters of a key.
  public static let limit = 128
  /// Bytes of a key: what an index row can well hold.
  public static let byteLimit = 255

  public let key: String
  public let principal: String
  let method: String
  let requestHash: [UInt8]

  /// `hashed` is the request as far as a repeat must agree with it, without the key itself and without secrets that must not
  /// be hashed. Its packed form holds the fields that are set, in the order of their numbers. Throws `idempotency_key_invalid`.
  public init(_ key: String, of hashed: some Message, context: CallContext) throws {
    guard key.utf8.count <= Self.byteLimit, TextRule.allows(key, limit: Self.limit) else {
      throw InvalidField(
        "idempotency_key", reason: "idempotency_key_invalid",
        rule: "1 to \(Self.limit) characters, \(Self.byteLimit) bytes at most, none of them NUL.")
    }
    self.key = key
    principal = context.principal
    method = context.method.name
    requestHash = SHA256.hash(try hashed.serialized())
  }

  /// Runs `effect` unless it was run under this key within `retention`; then answers what it answered. That it was run, and by
  /// whom, goes to the organization's audit log where `isAudited`.
  ///
  /// Throws `idempotency_mismatch` where the key was used for another request, `idempotency_in_progress` where that one is
  /// still running, and what `effect` throws.
  public func perform(
    for organization: OrganizationID, in transaction: Transaction, retention: Duration = IdempotencyStore.day,
    isAudited: Bool = true, effect: () async throws -> [UInt8]
  ) async throws -> IdempotentOutcome {
    let outcome = try await IdempotencyStore.perform(
      organizationID: organization, principal: principal, method: method, key: key, requestHash: requestHash,
      in: transaction, retention: retention, effect: effect)
    if case .performed = outcome, isAudited {
      try await AuditTrail.append(AuditTrail.action(of: method), by: principal, in: organization, transaction)
    }
    return outcome
  }
}
