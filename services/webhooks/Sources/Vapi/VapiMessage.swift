internal import Foundation
internal import Jobs

/// The parts of a message that are read. Everything but the type is optional.
struct VapiMessage: Decodable {
  struct Envelope: Decodable {
    var message: VapiMessage
  }

  var type: String
  /// Milliseconds since 1970.
  var timestamp: JSONScalar?
  var status: String?
  var endedReason: String?
  var startedAt: String?
  var endedAt: String?
  var durationMs: JSONScalar?
  var summary: String?
  var transcript: String?
  var recordingUrl: String?
  var messages: VapiUtterances?
  var customer: Party?
  var phoneNumber: Party?
  var assistant: Assistant?
  var artifact: Artifact?
  var analysis: Analysis?
  var call: Call?

  struct Party: Decodable {
    var number: String?
  }

  struct Assistant: Decodable {
    var name: String?
  }

  struct Artifact: Decodable {
    var transcript: String?
    var recordingUrl: String?
    var messages: VapiUtterances?
  }

  struct Analysis: Decodable {
    var summary: String?
    /// A text whatever the rubric: `true`, `false`, `8`, …
    var successEvaluation: String?

    var isEmpty: Bool { summary == nil && successEvaluation == nil }

    /// Nil where the rubric is not one of yes and no.
    var isSuccess: Bool? {
      switch successEvaluation {
      case "true": true
      case "false": false
      default: nil
      }
    }
  }

  struct Call: Decodable {
    var id: String?
    var type: String?
    var assistantId: String?
    var customer: Party?
    var phoneNumber: Party?
    var startedAt: String?
    var endedAt: String?
    var endedReason: String?
    var artifact: Artifact?
    var analysis: Analysis?
  }

  /// When it was sent; 0 where it does not say. Throws `PermanentFailure` `number_out_of_range`.
  func time() throws -> Int64 {
    var facts: [CallField: FactValue] = [:]
    try facts.set(.endedAt, number: timestamp)
    return facts[.endedAt]?.integer ?? 0
  }

  func started() throws -> Int64? { try Self.milliseconds(startedAt ?? call?.startedAt) }
  func ended() throws -> Int64? { try Self.milliseconds(endedAt ?? call?.endedAt) }

  /// Milliseconds since 1970 of an ISO 8601 time; nil where `text` is none.
  private static func milliseconds(_ text: String?) throws -> Int64? {
    guard let text else { return nil }
    try checkText(text)
    let forms = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle()]
    guard text.utf8.count <= 40, let date = forms.lazy.compactMap({ try? $0.parse(text) }).first,
      date.timeIntervalSince1970.magnitude < 253_402_300_800
    else { return nil }
    return Int64((date.timeIntervalSince1970 * 1000).rounded())
  }
}
