/// What is said in a simulated call: the people of Retell's samples, none of them real.
enum RetellConversation {
  static let turns: [(role: String, content: String)] = [
    ("agent", "Thanks for calling Northwind Dental, this is Ava. How can I help you today?"),
    ("user", "Hi, I'd like to book a cleaning for next Tuesday — my name is Zoë Müller."),
    ("agent", "Happy to help, Zoë. I have 10:30 AM or 2 PM open on Tuesday. Which works better?"),
    ("user", "Ten thirty please."),
    ("agent", "You're booked for Tuesday at 10:30 AM. You'll get a text confirmation. Anything else?"),
    ("user", "No, that's all. Thank you!"),
    ("agent", "Have a great day!"),
  ]

  static let summary = "Zoë Müller called to book a cleaning and was booked for Tuesday at 10:30 AM."

  /// One line a turn, as Retell joins them.
  static var transcript: String {
    turns.map { "\($0.role == "agent" ? "Agent" : "User"): \($0.content)\n" }.joined()
  }

  /// The same turns with every word's place in the audio, in seconds. Words take 0.3 s, turns are a second apart.
  static var transcriptObject: JSONValue {
    var time = 0.6
    return .array(
      turns.map { turn in
        let words: [JSONValue] = turn.content.split(separator: " ").map { word in
          let start = time
          time += 0.3
          return ["word": .string("\(word) "), "start": seconds(start), "end": seconds(start + 0.25)]
        }
        time += 1
        return ["role": .string(turn.role), "content": .string(turn.content), "words": .array(words)]
      })
  }

  private static func seconds(_ value: Double) -> JSONValue { .number((value * 100).rounded() / 100) }
}
