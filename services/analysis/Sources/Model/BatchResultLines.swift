internal import Foundation

/// The results of a batch: a JSON object a line, in any order. Source: the provider's API reference, "Message Batches".
enum BatchResultLines {
  /// Lines that are read at most; a batch of ours has fewer.
  static let most = 10_000

  /// Results by evaluation. Lines that name no evaluation or cannot be read are left out, and so stay unanswered.
  static func read(_ bytes: [UInt8]) -> [EvaluationID: BatchResult] {
    var results: [EvaluationID: BatchResult] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(most) {
      guard let decoded = try? JSONDecoder().decode(Line.self, from: Data(line)),
        let id = EvaluationID(decoded.customID)
      else { continue }
      results[id] = decoded.result.outcome
    }
    return results
  }

  private struct Line: Decodable {
    var customID: String
    var result: Result

    enum CodingKeys: String, CodingKey {
      case customID = "custom_id"
      case result
    }
  }

  private struct Result: Decodable {
    var type: String
    var message: ModelAnswer.Body?
    var error: Envelope?

    /// The class of an error stands two levels down.
    struct Envelope: Decodable {
      var error: Inner

      struct Inner: Decodable {
        var type: String
      }
    }

    var outcome: BatchResult {
      switch type {
      case "succeeded": message.map { .answered(ModelAnswer($0)) } ?? .unanswered
      case "errored": error?.error.type == "invalid_request_error" ? .rejected : .unanswered
      default: .unanswered
      }
    }
  }
}
