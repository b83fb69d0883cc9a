internal import AuthAPI
package import Calls
package import Messages
internal import Resilience
internal import Synchronization

/// Grants to act for organizations, each opened when it is first needed and again shortly before it ends.
///
/// Opening one writes who, why and for how long into the organization's audit log: whatever a command reads or changes there,
/// the organization sees that somebody was there.
package final class OperatorGrants: Sendable {
  /// Seconds that one lasts.
  static let seconds: UInt32 = 900
  /// How long before its end it is not used any more.
  static let margin: Duration = .seconds(60)
  /// Characters of a reason that auth takes.
  static let reasonLimit = 120

  /// Why commands act for organizations where nobody says more.
  @TaskLocal package static var reason = "command line"

  private struct Grant: Sendable {
    var token: Sensitive<String>
    var endsAt: ContinuousClock.Instant
  }

  private let open: @Sendable (OpenGrantRequest) async throws -> OpenGrantResponse
  private let grants = Mutex<[String: Grant]>([:])
  private let opening = SingleFlight<String, Sensitive<String>>()

  /// Opens them by way of `open`, which calls auth.
  init(_ open: @escaping @Sendable (OpenGrantRequest) async throws -> OpenGrantResponse) {
    self.open = open
  }

  package convenience init(auth: any Caller) {
    self.init { try await AuthClient(auth).openGrant($0) }
  }

  /// The token of a grant for `organization`. Throws as `auth.OpenGrant` does.
  func token(for organization: String) async throws -> Sensitive<String> {
    if let grant = grants.withLock({ $0[organization] }), grant.endsAt > .now { return grant.token }
    let request = OpenGrantRequest(
      orgID: organization, reason: String(Self.reason.unicodeScalars.prefix(Self.reasonLimit)), seconds: Self.seconds)
    return try await opening.run(organization) {
      let begin = ContinuousClock.now
      let token = try await self.open(request).token
      let grant = Grant(token: token, endsAt: begin + .seconds(Int(Self.seconds)) - Self.margin)
      self.grants.withLock { $0[organization] = grant }
      return token
    }
  }

  /// The grant for `organization` counts no more, such as where the organization was closed meanwhile.
  func forget(_ organization: String) {
    grants.withLock { $0[organization] = nil }
  }
}

/// Sends each call in an organization's name with the token of a grant, unless it has a token already.
package struct GrantedCaller: Caller {
  private let caller: any Caller
  private let grants: OperatorGrants

  package init(_ caller: any Caller, _ grants: OperatorGrants) {
    self.caller = caller
    self.grants = grants
  }

  package func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    let granted = try await granted(options)
    do throws(RPCError) {
      return try await caller.call(method, request, options: granted)
    } catch {
      guard options.principal == nil, error.reason == "principal_refused", let organization = options.organizationID
      else { throw error }
      grants.forget(organization)
      return try await caller.call(method, request, options: try await self.granted(options))
    }
  }

  package func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    try await caller.withStream(method, request, options: try await granted(options), body)
  }

  private func granted(_ options: CallOptions) async throws(RPCError) -> CallOptions {
    guard let organization = options.organizationID, options.principal == nil else { return options }
    var options = options
    do {
      options.principal = try await grants.token(for: organization)
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.cancelled, reason: "cancelled", message: "The call was given up before it had a grant.")
    }
    return options
  }
}
