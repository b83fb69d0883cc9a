internal import Foundation

/// The tool calls of one message, in any of the shapes that Vapi sends: a list under one of two names, the tool's name
/// inside `function`, or beside the id.
struct VapiToolCalls: Decodable {
  /// Calls that are answered: more than a model asks for at once.
  static let mostCalls = 64

  let calls: [Question.FunctionCall]

  /// Those of a delivery's body; none where they cannot be read.
  static func asked(by body: [UInt8]) -> [Question.FunctionCall] {
    let message = try? JSONDecoder().decode(Envelope.self, from: Data(body)).message
    return message?.toolCallList?.calls ?? message?.toolCalls?.calls ?? []
  }

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
  private struct Envelope: Decodable {
    var message: Message
  }

  private struct Message: Decodable {
    var toolCallList: VapiToolCalls?
    var toolCalls: VapiToolCalls?

    enum CodingKeys: String, CodingKey { case toolCallList, toolCalls }

    /// One that cannot be read does not hide the other.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      toolCallList = try? container.decodeIfPresent(VapiToolCalls.self, forKey: .toolCallList)
      toolCalls = try? container.decodeIfPresent(VapiToolCalls.self, forKey: .toolCalls)
    }
  }
}
