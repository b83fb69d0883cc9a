/// Google's stand-in: OAuth, calendars and spreadsheets, for each account that was connected.
struct GoogleProvider: SimulatedProvider {
  static let name = "google"
  static let collections = ["events", "sheets", "grants"]

  /// What one account has.
  struct Account: Sendable {
    var calendars: [String: GoogleCalendar] = ["primary": GoogleCalendar()]
    /// Rows by spreadsheet and sheet.
    var sheets: [String: [String: [JSONValue]]] = [:]
  }

  var settings = GoogleSettings()
  var outbox: [OutgoingWebhook] = []
  var server: OAuthServer
  var accounts: [String: Account] = [:]
  var identifiers: IdentifierSource
  /// Accounts that have agreed before: they get a refresh token again only when asked for consent.
  var agreed: Set<String> = []
  private var rate = RateWindow(limit: nil, interval: 60_000)
  private(set) var account = ""
  private(set) var scopes: [String] = []

  init(seed: UInt64) {
    identifiers = IdentifierSource(seed: seed)
    server = OAuthServer(
      policy: .init(
        rotates: false, accessLifetime: 3_599_000, codePrefix: "4/0", accessPrefix: "ya29.a0", refreshPrefix: "1//0g",
        tokenLength: 96), seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] {
    let all = accounts.sorted { $0.key < $1.key }
    switch collection {
    case "grants": return server.grants
    case "events":
      return all.flatMap { subject, account in
        account.calendars.sorted { $0.key < $1.key }.flatMap { name, calendar in
          calendar.all.map { $0.merging(["account": .string(subject), "calendar": .string(name)]) }
        }
      }
    default:
      return all.flatMap { subject, account in
        account.sheets.sorted { $0.key < $1.key }.flatMap { id, sheets in
          sheets.sorted { $0.key < $1.key }.map { name, rows in
            [
              "account": .string(subject), "spreadsheet": .string(id), "sheet": .string(name),
              "rows": .array(rows),
            ]
          }
        }
      }
    }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse { GoogleProblem.notFound.response }

  func failure(_ status: Int) -> ProviderResponse {
    switch status {
    case 401: GoogleProblem.credentials.response
    case 403, 429: GoogleProblem.rate.response
    case 503: .text("<html>Error 503</html>", status: 503, type: "text/html")
    default: GoogleProblem(status: status, reason: "backendError", message: "Backend Error").response
    }
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    server.policy.rotates = settings.rotatesRefreshTokens
    server.policy.accessLifetime = settings.tokenLifetimeSeconds * 1_000
    guard ["calendar", "v4", "oauth2"].contains(request.path.first ?? "") else { return }
    guard let access = request.bearer.flatMap(server.access), access.expiresAt > request.time else {
      throw Refusal(GoogleProblem.credentials.response)
    }
    (account, scopes) = (access.account, access.scopes)
    rate.limit = settings.requestsPerMinute
    guard rate.take(account, at: request.time) else { throw Refusal(GoogleProblem.rate.response) }
  }

  /// Runs `work` on the account of the request's token, which must have one of `wanted` scopes.
  mutating func inAccount(
    scopes wanted: [String], _ work: (inout Account) throws(GoogleProblem) -> ProviderResponse
  ) throws(Refusal) -> ProviderResponse {
    do throws(GoogleProblem) {
      guard wanted.contains(where: { scopes.contains("https://www.googleapis.com/auth/\($0)") }) else {
        throw .scope
      }
      var opened = accounts[account] ?? Account()
      defer { accounts[account] = opened }
      for name in settings.calendars + settings.readableCalendars where opened.calendars[name] == nil {
        opened.calendars[name] = GoogleCalendar()
      }
      return try work(&opened)
    } catch {
      throw Refusal(error.response)
    }
  }
}
