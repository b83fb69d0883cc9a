internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// Anthropic's Messages API and Message Batches. Source: the provider's API reference, version 2026-10-21.
struct AnthropicModel: LanguageModel {
  static let version = "2026-10-21"
  /// Longest wait that the provider may ask for and get.
  static let longestWait: Duration = .seconds(900)
  /// Wait where it does not say.
  static let usualWait: Duration = .seconds(30)
  /// Recent batches that are looked through for one whose answer was lost.
  static let recentBatches = 100

  let outbound: OutboundClient
  let key: Sensitive<String>

  func answer(_ prompt: EvaluationPrompt, for organization: OrganizationID) async throws -> ModelAnswer {
    let response = try await send(.anthropic(.createMessage), for: organization, body: prompt.body)
    // An answer that came and cannot be read was paid for.
    guard let answer = ModelAnswer(json: response.body.reveal()) else { throw ModelFailure.outcomeUnknown }
    return answer
  }

  func submit(_ prompts: [EvaluationID: EvaluationPrompt], for organization: OrganizationID) async throws -> String {
    let requests = prompts.sorted { $0.key.description < $1.key.description }.map { id, prompt -> JSONBody in
      ["custom_id": .string("\(id)"), "params": prompt.body]
    }
    let response = try await send(
      .anthropic(.createBatch), for: organization, body: ["requests": .array(requests)])
    guard let batch = try? JSONDecoder().decode(Batch.self, from: Data(response.body.reveal())) else {
      throw ModelFailure.outcomeUnknown
    }
    return batch.id
  }

  func findBatch(
    containing evaluations: Set<EvaluationID>, since: Date, for organization: OrganizationID
  ) async throws -> String? {
    let response = try await send(
      .anthropic(.listBatches), for: organization, query: [OutboundField("limit", "\(Self.recentBatches)")])
    guard let list = try? JSONDecoder().decode(BatchList.self, from: Data(response.body.reveal())) else {
      throw ModelFailure.unavailable(retryAfter: Self.usualWait)
    }
    // A batch tells its members only in its results: one that has not ended yet is matched by its time and size alone.
    for batch in list.data {
      guard
        let created = try? Date(
          batch.createdAt, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true)),
        created >= since.addingTimeInterval(-60)
      else { continue }
      if batch.status != "ended" {
        if batch.counts.total == evaluations.count { return batch.id }
      } else if let results = try await results(of: batch.id, for: organization),
        !evaluations.isDisjoint(with: results.keys)
      {
        return batch.id
      }
    }
    return nil
  }

  func results(of batch: String, for organization: OrganizationID) async throws -> [EvaluationID: BatchResult]? {
    let state = try await send(.anthropic(.getBatch), for: organization, parameters: [batch])
    guard let decoded = try? JSONDecoder().decode(Batch.self, from: Data(state.body.reveal())) else {
      throw ModelFailure.unavailable(retryAfter: Self.usualWait)
    }
    guard decoded.status == "ended" else { return nil }
    // The address in `results_url` is not followed: the operation's own is the only one that is given our key.
    let response = try await send(.anthropic(.getBatchResults), for: organization, parameters: [batch])
    return BatchResultLines.read(response.body.reveal())
  }

  // MARK: Sending

  private func send(
    _ operation: OutboundOperation, for organization: OrganizationID, parameters: [String] = [],
    query: [OutboundField] = [], body: JSONBody? = nil
  ) async throws -> OutboundResponse {
    let request = OutboundRequest(
      operation, .platform(for: organization), parameters: parameters.map { Sensitive($0) }, query: query,
      credential: .bearer(key), headers: [OutboundField("anthropic-version", Self.version)],
      body: body.map { .json(Sensitive([UInt8]($0.text.utf8))) } ?? .none)
    let response: OutboundResponse
    do {
      response = try await outbound.send(request)
    } catch let error as OutboundError {
      throw Self.failure(error)
    }
    guard response.isSuccess else { throw Self.failure(status: response.status) }
    return response
  }

  /// A refusal with a status costs nothing. One for our key or our account is nothing that the call can help.
  private static func failure(status: Int) -> ModelFailure {
    switch status {
    case 401, 402, 403, 408, 409: .unavailable(retryAfter: longestWait)
    default: .rejected
    }
  }

  private static func failure(_ error: OutboundError) -> ModelFailure {
    if error.isOutcomeUnknown { return .outcomeUnknown }
    // Where a monthly cap is reached, no wait is named: it takes as long as it may.
    let isWithoutEnd = error.code == .rateLimited && error.retryAfter == nil
    return .unavailable(retryAfter: min(error.retryAfter ?? (isWithoutEnd ? longestWait : usualWait), longestWait))
  }

  private struct Batch: Decodable {
    var id: String
    var status: String
    var createdAt: String
    var counts: Counts

    struct Counts: Decodable {
      var processing, succeeded, errored, canceled, expired: Int

      var total: Int { processing + succeeded + errored + canceled + expired }
    }

    enum CodingKeys: String, CodingKey {
      case id
      case status = "processing_status"
      case createdAt = "created_at"
      case counts = "request_counts"
    }
  }

  private struct BatchList: Decodable {
    var data: [Batch]
  }
}
