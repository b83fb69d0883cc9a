internal import Foundation
internal import Simulator

/// What the demo saw of its one call, and when.
struct DemoTimeline: Sendable, Hashable {
  /// An effect that must come about.
  struct Step: Sendable, Hashable {
    var name: String
    var at: Date
    /// A few words about it.
    var what: String
  }

  var sentAt: Date
  var steps: [Step]

  var json: JSONValue {
    .array(
      steps.map { step in
        [
          "step": .string(step.name), "at": .string(timeText(step.at)),
          "after_ms": .integer(Int64((step.at.timeIntervalSince(sentAt) * 1000).rounded())), "what": .string(step.what),
        ]
      })
  }

  var table: Table {
    var table = Table(["TIME", "AFTER", "STEP", "WHAT"])
    for step in steps {
      let milliseconds = Int64((step.at.timeIntervalSince(sentAt) * 1000).rounded())
      table.append(timeText(step.at), "+\(milliseconds) ms", step.name, step.what)
    }
    return table
  }
}
