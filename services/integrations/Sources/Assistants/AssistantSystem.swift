internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// A document at a provider, and what of it has to change.
struct AssistantChange: Sendable, Hashable {
  var operation: OutboundOperation
  /// What the document is called there.
  var id: String
  /// Whole members that differ. Nothing is sent where there are none.
  var members: [String: JSONBody]
}

/// What has to be done at a provider so that an assistant is as it should be.
struct AssistantPlan: Sendable, Hashable {
  var changes: [AssistantChange]
  /// Where events went until now, where that is going to change.
  var replacedWebhook: String?

  var isEmpty: Bool { changes.allSatisfy(\.members.isEmpty) }
}

/// A provider whose assistants take settings. It reads, tells what differs, and sends that alone: what a tenant set there and
/// nobody set here stays.
protocol AssistantSystem: Sendable {
  /// What differs. Throws ``SyncFailure``, and `CancellationError`.
  func plan(
    _ settings: AssistantSettings, for id: String, through session: AssistantSession
  ) async throws -> AssistantPlan
}

extension AssistantSystem {
  /// Sends what differs. Throws ``SyncFailure``, and `CancellationError`.
  func apply(_ plan: AssistantPlan, through session: AssistantSession) async throws {
    for change in plan.changes where !change.members.isEmpty {
      _ = try await session.send(change.operation, change.id, json: .object(change.members))
    }
  }
}

extension VoiceProvider {
  var assistantSystem: any AssistantSystem {
    switch self {
    case .retell: RetellAssistants()
    case .vapi: VapiAssistants()
    }
  }
}

/// Requests to a voice provider with a tenant's key.
struct AssistantSession: Sendable {
  /// Longest wait for one answer: an attempt asks up to six times.
  static let timeLimit = Duration.seconds(4)

  let outbound: OutboundClient
  let apiKey: Sensitive<String>
  let agent: AgentID
  let organization: OrganizationID

  /// The document that the provider answers. Throws ``SyncFailure``, and `CancellationError`.
  @discardableResult
  func send(_ operation: OutboundOperation, _ id: String, json: JSONBody? = nil) async throws
    -> [String: JSONBody]
  {
    let response: OutboundResponse
    do {
      response = try await outbound.send(
        OutboundRequest(
          operation, OutboundTarget(account: "\(agent)", organization: organization),
          parameters: [Sensitive(id)],
          credential: .bearer(apiKey),
          body: try json.map { .json(Sensitive(try $0.bytes())) } ?? .none,
          timeLimit: Self.timeLimit))
    } catch let error as OutboundError {
      throw SyncFailure(error)
    }
    guard response.isSuccess else { throw Self.failure(response) }
    guard case .object(let document) = try? JSONBody(parsing: response.body.reveal()) else {
      throw SyncFailure.unknown(reason: "answer_malformed", status: response.status)
    }
    return document
  }

  /// What an answer without success means; Retell and Vapi agree in it.
  private static func failure(_ response: OutboundResponse) -> SyncFailure {
    let status = response.status
    return switch status {
    case 401, 403: .refused(reason: "api_key_refused", status: status)
    case 402: .refused(reason: "payment_required", status: status)
    case 404: .refused(reason: "assistant_not_found", status: status)
    case 409: .transient(reason: "conflict", status: status)
    default: .refused(reason: "request_refused", status: status)
    }
  }
}
