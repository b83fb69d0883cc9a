/// What was said, as Retell writes it down word by word. A part that cannot be read is left out: the record of a call does
/// not depend on it.
struct RetellUtterances: Decodable {
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

  /// Nil where nothing was said, or nothing of it can be read.
  var transcript: Transcript? {
    let turns = parts.compactMap(\.turn)
    return turns.isEmpty ? nil : Transcript(turns)
  }

  private struct Part: Decodable {
    var turn: Transcript.Turn?

    init(from decoder: any Decoder) throws {
      guard let part = try? decoder.container(keyedBy: CodingKeys.self),
        let text = try? part.decode(String.self, forKey: .content),
        let role = Self.role(try? part.decode(String.self, forKey: .role))
      else { return }
      let words = (try? part.decodeIfPresent([Word].self, forKey: .words)) ?? []
      turn = Transcript.Turn(
        role: role, text: text, startMilliseconds: milliseconds(words.first?.start),
        endMilliseconds: milliseconds(words.last?.end))
    }

    enum CodingKeys: String, CodingKey { case role, content, words }

    /// Nil for what nobody said: tools, keys pressed, and whatever else Retell weaves in.
    private static func role(_ name: String?) -> Transcript.Role? {
      switch name {
      case "agent": .agent
      case "user": .user
      case "transfer_target": .other
      default: nil
      }
    }
  }

  private struct Word: Decodable {
    /// Seconds of audio.
    var start: Double?
    var end: Double?
  }
}

/// Seconds from the beginning of a call as milliseconds; nil where no call lasts so long.
func milliseconds(_ seconds: Double?) -> Int64? {
  guard let seconds, (0...Double(CallUsage.longest / 1000)).contains(seconds) else { return nil }
  return Int64((seconds * 1000).rounded())
}
