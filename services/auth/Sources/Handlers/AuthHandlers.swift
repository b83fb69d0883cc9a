internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing

/// The RPCs of auth; each has a file of its own here.
struct AuthHandlers: AuthService {
  let database: Database
  let passwords: PasswordHasher
  let sealer: Sealer
  let events: EventSink
  let authorizer: Authorizer
  let sessions: SessionKeeper
  let mint: TokenMint
  let logIn: LogIn
  let inviting: Inviting
  /// Called after a commit that has news for other services. A matter of speed only.
  let wakeRelay: @Sendable () -> Void

  init(
    database: Database, passwords: PasswordHasher, sealer: Sealer, events: EventSink,
    wakeRelay: @escaping @Sendable () -> Void = {}
  ) {
    self.database = database
    self.passwords = passwords
    self.sealer = sealer
    self.events = events
    self.wakeRelay = wakeRelay
    authorizer = Authorizer(database: database)
    mint = TokenMint(keys: SigningKeyRing(database: database, sealer: sealer))
    sessions = SessionKeeper(database: database, sealer: sealer, mint: mint, events: events)
    logIn = LogIn(
      database: database, passwords: passwords, inventedNames: InventedNames(), sessions: sessions, events: events)
    inviting = Inviting(
      database: database, sealer: sealer, passwords: passwords, logIn: logIn, sessions: sessions, events: events)
  }
}

extension OrganizationRow {
  var message: Organization {
    Organization(
      id: "\(id)", name: name, createdAt: Timestamp(createdAt), status: state.message, phiMode: privacyMode.message)
  }
}

extension AgentRow {
  var message: Agent {
    Agent(
      id: "\(id)", name: name, provider: provider, providerAgentID: providerAgentID,
      aiManagerEnabled: isAIManagerEnabled, createdAt: Timestamp(createdAt), version: version)
  }
}
