internal import AuthAPI
internal import Foundation
internal import Identifiers
internal import Observability
internal import Postgres
internal import Sealing

/// Lets people in by address and password.
///
/// Whoever is refused learns nothing: an address that nobody has, a person without a password and a wrong password are
/// answered alike, after the same work, and cost the same waits.
struct LogIn: Sendable {
  let database: Database
  let passwords: PasswordHasher
  let inventedNames: InventedNames
  let sessions: SessionKeeper
  let events: EventSink

  struct Attempt: Sendable {
    var email: EmailAddress
    var password: [UInt8]
    var organization: OrganizationID?
    /// Empty where it is not known.
    var remoteAddress: String
  }

  /// Throws `not_recognized`, `too_many_attempts`, `passwords_busy`, `not_a_member`.
  func perform(_ attempt: Attempt) async throws -> TokenPair {
    try await sessions.open(for: try await prove(attempt), in: attempt.organization)
  }

  /// Who it is whose password is right. Throws `not_recognized`, `too_many_attempts`, `passwords_busy`.
  @discardableResult
  func prove(_ attempt: Attempt) async throws -> UserID {
    if let user = try await UserStore.credentials(of: attempt.email, database) {
      return try await prove(attempt, by: user)
    }
    let now = Int64(ProcessInfo.processInfo.systemUptime)
    let origin = Self.origin(attempt.email.normalized, attempt.remoteAddress)
    let wait = inventedNames.wait(attempt.email.normalized, origin: origin, now: now)
    guard wait == 0 else { throw refused(AuthError.tooManyAttempts(seconds: wait)) }
    _ = try await passwords.verify(attempt.password, against: nil)
    inventedNames.failed(attempt.email.normalized, origin: origin, now: now)
    throw refused(AuthError.notRecognized)
  }

  private func prove(_ attempt: Attempt, by user: UserCredentials) async throws -> UserID {
    let origin = Self.origin("\(user.id)", attempt.remoteAddress)
    let wait = try await LogInPenaltyStore.wait(of: user.id, origin: origin, database)
    guard wait == 0 else { throw refused(AuthError.tooManyAttempts(seconds: wait)) }
    guard try await passwords.verify(attempt.password, against: user.passwordHash) else {
      try await database.withTransaction(.system) {
        try await LogInPenaltyStore.failed(user.id, origin: origin, in: $0)
      }
      throw refused(AuthError.notRecognized)
    }
    try await database.withTransaction(.system) {
      try await LogInPenaltyStore.succeeded(user.id, origin: origin, in: $0)
    }
    return user.id
  }

  private func refused(_ error: AuthError) -> AuthError {
    events.emit(AuthEvents.logInRefused(reason: error.rpcError.reason))
    return error
  }

  /// Two bytes tell origins apart and do not tell the address.
  private static func origin(_ who: String, _ address: String) -> [UInt8] {
    Array(SHA256.hash(Array("log-in origin|\(who)|\(address)".utf8))[..<2])
  }
}
