internal import Foundation

/// What was said in a call, turn by turn.
struct Transcript: Sendable, Hashable {
  /// Turns that are kept: the first ones.
  static let mostTurns = 5_000

  let turns: [Turn]

  init(_ turns: [Turn]) {
    self.turns = Array(turns.prefix(Self.mostTurns))
  }

  struct Turn: Sendable, Hashable, Codable {
    var role: Role
    var text: String
    /// Milliseconds from the beginning of the call.
    var startMilliseconds: Int64?
    var endMilliseconds: Int64?

    private enum CodingKeys: String, CodingKey {
      case role = "r"
      case text = "t"
      case startMilliseconds = "s"
      case endMilliseconds = "e"
    }
  }

  /// Who spoke.
  enum Role: String, Sendable, Hashable, Codable {
    case agent, user, other
  }

  /// What gets sealed: the turns as JSON.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and integers always encode.
    return (try? encoder.encode(turns)).map(Array.init) ?? []
  }

  /// Nil where the bytes were not made by `bytes`.
  init?(bytes: some Sequence<UInt8>) {
    guard let turns = try? JSONDecoder().decode([Turn].self, from: Data(bytes)) else { return nil }
    self.init(turns)
  }
}
