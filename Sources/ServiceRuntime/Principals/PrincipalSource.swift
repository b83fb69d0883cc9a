internal import AuthAPI
internal import Calls
public import Tokens

/// Where a process hears which keys sign principals' tokens and what of them was revoked: auth, and in auth itself its
/// database. Cancelling the task cancels the question; an answer that cannot be had is an error of any kind.
public protocol PrincipalSource: Sendable {
  /// The keys that sign now, lately signed or will sign next.
  func keys() async throws -> VerificationKeys

  /// What was revoked after the entry of that number, in order; from the first that is kept after 0.
  func revocations(after number: Int64) async throws -> RevocationNews
}

/// A piece of the feed of revocations.
public struct RevocationNews: Sendable, Hashable {
  public var entries: [Revocation]
  /// Number of the last entry of this piece; that which was asked after where there is none.
  public var last: Int64
  /// Whether more may follow at once.
  public var hasMore: Bool

  public init(entries: [Revocation], last: Int64, hasMore: Bool) {
    self.entries = entries
    self.last = last
    self.hasMore = hasMore
  }
}

/// The service auth.
struct AuthPrincipalSource: PrincipalSource {
  let auth: AuthClient

  func keys() async throws -> VerificationKeys {
    let answer = try await auth.getJwks(GetJwksRequest())
    guard let keys = VerificationKeys(json: Array(answer.keySet.utf8)) else {
      throw RPCError(.internal, reason: "malformed_key_set", message: "The key set of auth cannot be read.")
    }
    return keys
  }

  func revocations(after number: Int64) async throws -> RevocationNews {
    let answer = try await auth.getRevocations(GetRevocationsRequest(sinceSeq: number))
    // A kind that this version does not know revokes something that it does not know either.
    let entries = answer.revocations.compactMap { entry in
      Revocation.Kind(rawValue: entry.kind).map {
        Revocation(kind: $0, subject: entry.subject, at: entry.at?.seconds ?? .max)
      }
    }
    let last = answer.revocations.last?.seq ?? number
    return RevocationNews(entries: entries, last: last, hasMore: last < answer.headSeq)
  }
}
