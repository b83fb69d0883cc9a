/// The tool calls of one message, in any of the shapes that Vapi sends: the name inside `function`, or beside the id.
struct VapiToolCalls: Decodable {
  /// Calls that are answered: more than a model asks for at once.
  static let mostCalls = 64

  let calls: [Question.FunctionCall]

  init(from decoder: any Decoder) throws {
    calls = try decoder.singleValueContainer().decode([Call].self).prefix(Self.mostCalls).map {
      Question.FunctionCall(id: $0.id, name: $0.function?.name ?? $0.name ?? "")
    }
  }

  private struct Call: Decodable {
    var id: String
    var name: String?
    var function: Function?

    struct Function: Decodable {
      var name: String?
    }
  }
}
