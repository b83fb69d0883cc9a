import Foundation
import Synchronization
import TestSupport

/// A token endpoint with rotating refresh tokens: using an old one ends the grant, as at a provider that detects reuse.
final class StandInProvider: Sendable {
  /// What happens to the next refreshes, in turn; afterwards all is well.
  enum Behavior: Sendable {
    case answer
    /// It is processed, and the answer waits until the gate opens.
    case lateAnswer(Gate)
    /// It is not processed.
    case status(Int, String)
  }

  private struct State {
    var token = 1
    var isAlive = true
    var refreshes = 0
    var exchanges: [[String: String]] = []
    var revoked: [String] = []
    var behaviors: [Behavior] = []
    var hub = 9_912_345
    var life: Int? = 1_800
  }

  private let state = Mutex(State())

  var refreshes: Int { state.withLock { $0.refreshes } }
  var exchanges: [[String: String]] { state.withLock { $0.exchanges } }
  var revoked: [String] { state.withLock { $0.revoked } }

  func next(_ behaviors: Behavior...) { state.withLock { $0.behaviors += behaviors } }

  /// The portal or, for Salesforce, the organization of the next exchange.
  func connect(hub: Int) { state.withLock { $0.hub = hub } }

  func answer(_ request: StubRequest) async -> StubAnswer {
    let fields = request.form
    if request.path.hasSuffix("/revoke") {
      state.withLock { $0.revoked.append(fields["token"] ?? "") }
      return StubAnswer(200)
    }
    guard request.path.hasSuffix("/token") else { return StubAnswer(404) }
    let isSalesforce = request.path.hasPrefix("/salesforce")
    if fields["grant_type"] == "authorization_code" {
      return state.withLock { state in
        state.exchanges.append(fields)
        state.token += 1
        state.isAlive = true
        return .json(Self.body(state, isSalesforce, request))
      }
    }
    let (answer, gate) = state.withLock { state -> (StubAnswer, Gate?) in
      state.refreshes += 1
      let behavior = state.behaviors.isEmpty ? Behavior.answer : state.behaviors.removeFirst()
      if case .status(let status, let body) = behavior { return (.json(body, status: status), nil) }
      guard state.isAlive, fields["refresh_token"] == "refresh-\(state.token)" else {
        // Reuse: the whole grant is gone.
        state.isAlive = false
        return (
          .json(#"{"error":"invalid_grant","error_description":"expired access/refresh token"}"#, status: 400), nil
        )
      }
      state.token += 1
      let answer = StubAnswer.json(Self.body(state, isSalesforce, request))
      if case .lateAnswer(let gate) = behavior { return (answer, gate) }
      return (answer, nil)
    }
    await gate?.wait()
    return answer
  }

  private static func body(_ state: State, _ isSalesforce: Bool, _ request: StubRequest) -> String {
    let tokens =
      #""access_token":"access-\#(state.token)","refresh_token":"refresh-\#(state.token)","token_type":"Bearer""#
    if isSalesforce {
      return #"""
        {\#(tokens),"id":"https://login.salesforce.com/id/00D5g000\#(state.hub)/0055g00000AbCdEAAV",
         "instance_url":"https://acme.my.salesforce.com","scope":"api refresh_token"}
        """#
    }
    return #"{\#(tokens),"hub_id":\#(state.hub),"scopes":["oauth"],"expires_in":\#(state.life ?? 1_800)}"#
  }
}

/// A door that stays open once it is.
final class Gate: Sendable {
  private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
