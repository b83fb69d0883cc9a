internal import Foundation

/// What the model said of a call, checked against what was asked and against the transcript.
struct Verdict: Sendable, Hashable {
  struct Score: Sendable, Hashable, Codable {
    var key: String
    /// 0 to 100.
    var score: Int
    /// Numbers of turns, from 1.
    var turns: [Int]
    var quote: String
    /// Whether the quote stands in one of the turns. A score without support counts for nothing.
    var isSupported: Bool
  }

  var outcome: CallOutcome
  var summary: String
  /// One a criterion, in the rubric's order.
  var scores: [Score]

  /// Why an answer is no verdict.
  enum Fault: String, Error, Sendable {
    /// The model would not answer.
    case refused
    /// The answer was cut off.
    case truncated
    /// It is not the JSON that was asked for.
    case malformed
  }

  /// Characters that are kept of a summary and of a quote.
  static let longestSummary = 1_000
  static let longestQuote = 400

  /// Reads the verdict of an answer to `prompt`.
  init(_ answer: ModelAnswer, criteria: [String], turns: [PromptTurn]) throws(Fault) {
    switch answer.stopReason {
    case "refusal": throw .refused
    case "max_tokens", "model_context_window_exceeded": throw .truncated
    default: break
    }
    guard let text = answer.text, let body = try? JSONDecoder().decode(Body.self, from: Data(text.utf8)),
      let outcome = CallOutcome(rawValue: body.outcome)
    else { throw .malformed }
    self.outcome = outcome
    summary = String(body.summary.prefix(Self.longestSummary))
    scores = []
    for key in criteria {
      guard let score = body.scores[key], (0...100).contains(score.score) else { throw .malformed }
      scores.append(
        Score(
          key: key, score: score.score, turns: Array(score.turns.prefix(20)),
          quote: String(score.quote.prefix(Self.longestQuote)),
          isSupported: Self.isSupported(score, by: turns)))
    }
  }

  /// Quotes may differ from the turn in case, punctuation and spaces, and in nothing else.
  private static func isSupported(_ score: Body.Score, by turns: [PromptTurn]) -> Bool {
    let quote = words(of: score.quote)
    guard !quote.isEmpty else { return false }
    return score.turns.contains { number in
      turns.indices.contains(number - 1) && words(of: turns[number - 1].text).contains(quote)
    }
  }

  /// The words of a text in lower case, each between single spaces, so that no part of a word is taken for one.
  private static func words(of text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "" : " \(words.joined(separator: " ")) "
  }

  private struct Body: Decodable {
    var outcome: String
    var summary: String
    var scores: [String: Score]

    struct Score: Decodable {
      var score: Int
      var turns: [Int]
      var quote: String
    }
  }
}
