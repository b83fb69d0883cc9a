internal import Foundation
internal import Identifiers

/// One published version of a rubric: what the model is asked about a call. It never changes.
struct Rubric: Sendable, Hashable {
  struct Criterion: Sendable, Hashable, Codable {
    var key: String
    var question: String
  }

  var id: RubricVersionID
  var rubricID: RubricID
  var name: String
  var version: Int64
  var criteria: [Criterion]
  var model: String
  var publishedAt: Date
}
