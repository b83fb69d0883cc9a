internal import Jobs

// How the providers' readers put what they find among the facts of an event.
extension [CallField: FactValue] {
  /// Nil says nothing. Throws `PermanentFailure` `nul_in_text` and `text_too_long`.
  mutating func set(_ field: CallField, text: String?) throws {
    guard let text else { return }
    try checkText(text)
    guard text.utf8.count <= field.textLimit else { throw PermanentFailure(reason: "text_too_long") }
    self[field] = .text(text)
  }

  /// A transcript without a turn says nothing. Throws `PermanentFailure` `nul_in_text`.
  mutating func set(transcript: Transcript?) throws {
    guard let transcript, !transcript.turns.isEmpty else { return }
    for turn in transcript.turns { try checkText(turn.text) }
    self[.transcript] = .transcript(transcript)
  }

  /// A value that is no integer is kept as the text `not_an_integer`: it tells nothing, and nothing older stands in for
  /// it. A number beyond ±(2⁵³ − 1) was never a millisecond or a version: no JSON reader carries it exactly
  /// (RFC 8259, 6), so the event cannot be folded.
  mutating func set(_ field: CallField, number: JSONScalar?) throws {
    let limit: Int64 = 1 << 53
    switch number {
    case .integer(let value):
      guard value.magnitude < UInt64(limit) else { throw PermanentFailure(reason: "number_out_of_range") }
      self[field] = .integer(value)
    case .number(let value):
      guard value.magnitude < Double(limit) else { throw PermanentFailure(reason: "number_out_of_range") }
      self[field] = .text("not_an_integer")
    case .other:
      self[field] = .text("not_an_integer")
    case nil, .null:
      break
    }
  }
}

/// Throws `PermanentFailure` `nul_in_text` for a text that Postgres cannot store.
func checkText(_ text: String) throws {
  guard !text.utf8.contains(0) else { throw PermanentFailure(reason: "nul_in_text") }
}

/// `id` where it can be a provider's id of a call: 1 to 200 characters. Throws `PermanentFailure` `bad_call_id` and `nul_in_text`.
func checkCallID(_ id: String?) throws -> String {
  guard let id, (1...200).contains(id.unicodeScalars.count) else { throw PermanentFailure(reason: "bad_call_id") }
  try checkText(id)
  return id
}
