internal import ServiceRuntime

/// A rubric as somebody wants to publish it, checked.
struct NewRubric: Sendable, Hashable {
  static let nameLength = 1...100
  static let criteriaCount = 1...20
  static let keyLength = 1...64
  static let questionLength = 1...1_000
  static let defaultModel = "claude-haiku-5-5"

  var name: String
  var criteria: [Rubric.Criterion]
  var model: String

  /// Throws `InvalidField`, which names the field and its rule.
  init(name: String, criteria: [Rubric.Criterion], model: String) throws {
    guard Self.nameLength.contains(name.count), !name.contains("\0") else {
      throw InvalidField("name", rule: "1 to 100 characters.")
    }
    guard Self.criteriaCount.contains(criteria.count) else {
      throw InvalidField("criteria", rule: "1 to 20 of them.")
    }
    for criterion in criteria {
      guard Self.keyLength.contains(criterion.key.count), criterion.key.utf8.allSatisfy(Self.isKeyByte) else {
        throw InvalidField("criteria", rule: "Each key is 1 to 64 of a-z, 0-9 and _.")
      }
      guard Self.questionLength.contains(criterion.question.count), !criterion.question.contains("\0") else {
        throw InvalidField("criteria", rule: "Each question has 1 to 1,000 characters.")
      }
    }
    guard Set(criteria.map(\.key)).count == criteria.count else {
      throw InvalidField("criteria", rule: "No key stands twice.")
    }
    let model = model.isEmpty ? Self.defaultModel : model
    guard ModelPrices.models.contains(model) else {
      throw InvalidField("model", rule: "One of \(ModelPrices.models.joined(separator: ", ")).")
    }
    self.name = name
    self.criteria = criteria
    self.model = model
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
