/// What was said, as Vapi writes it down. A part that cannot be read is left out.
struct VapiUtterances: Decodable {
  private let parts: [Part]

  init(from decoder: any Decoder) throws {
    guard var list = try? decoder.unkeyedContainer() else {
      parts = []
      return
    }
    var parts: [Part] = []
    while !list.isAtEnd, parts.count < Transcript.mostTurns * 2 {
      if let part = try list.decodeIfPresent(Part.self) { parts.append(part) }
    }
    self.parts = parts
  }

  /// Nil where nothing was said, or nothing of it can be read. Times count from `startedAt`, milliseconds since 1970, else
  /// from what the utterance says itself.
  func transcript(startedAt: Int64?) -> Transcript? {
    let turns = parts.compactMap { $0.turn(startedAt: startedAt) }
    return turns.isEmpty ? nil : Transcript(turns)
  }

  private struct Part: Decodable {
    var role: Transcript.Role?
    var text: String?
    /// Milliseconds since 1970.
    var time: JSONScalar?
    var endTime: JSONScalar?
    /// Of the call.
    var secondsFromStart: Double?

    init(from decoder: any Decoder) throws {
      guard let part = try? decoder.container(keyedBy: CodingKeys.self) else { return }
      switch try? part.decode(String.self, forKey: .role) {
      case "bot", "assistant": role = .agent
      case "user": role = .user
      default: return
      }
      text = try? part.decodeIfPresent(String.self, forKey: .message)
      time = try? part.decodeIfPresent(JSONScalar.self, forKey: .time)
      endTime = try? part.decodeIfPresent(JSONScalar.self, forKey: .endTime)
      secondsFromStart = try? part.decodeIfPresent(Double.self, forKey: .secondsFromStart)
    }

    enum CodingKeys: String, CodingKey { case role, message, time, endTime, secondsFromStart }

    func turn(startedAt: Int64?) -> Transcript.Turn? {
      guard let role, let text, !text.isEmpty else { return nil }
      let start = milliseconds(secondsFromStart) ?? time.offset(from: startedAt)
      let length = endTime.offset(from: time.integer)
      return Transcript.Turn(
        role: role, text: text, startMilliseconds: start,
        endMilliseconds: start.flatMap { start in length.map { start + $0 } })
    }
  }
}

extension JSONScalar? {
  fileprivate var integer: Int64? { if case .integer(let value)? = self { value } else { nil } }

  /// Milliseconds from `start` to here, where no call lasts longer.
  fileprivate func offset(from start: Int64?) -> Int64? {
    guard let value = integer, let start else { return nil }
    let (offset, overflow) = value.subtractingReportingOverflow(start)
    return !overflow && (0...CallUsage.longest).contains(offset) ? offset : nil
  }
}
