extension Transcript {
  /// Reads the form `Agent: …\nUser: …\n`. A line without a known speaker goes on with the turn before it.
  init(lines text: String, agent: String) {
    var turns: [Turn] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if let said = line.dropping(prefix: "\(agent): ") {
        turns.append(Turn(role: .agent, text: String(said)))
      } else if let said = line.dropping(prefix: "User: ") {
        turns.append(Turn(role: .user, text: String(said)))
      } else if turns.isEmpty {
        turns.append(Turn(role: .other, text: String(line)))
      } else {
        turns[turns.count - 1].text += "\n\(line)"
      }
    }
    self.init(turns)
  }
}

extension Substring {
  fileprivate func dropping(prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
