/// Why a path leads nowhere.
public struct JSONPathError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
}

extension JSONValue {
  /// Puts `value` at `path`: names and array positions separated by dots, such as `call.transcript_object.0.content`.
  ///
  /// A missing member of an object is added, also in between. Throws where an array has no such position and where the
  /// path goes through something that is neither object nor array.
  public mutating func set(_ path: String, to value: JSONValue) throws(JSONPathError) {
    let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard steps.allSatisfy({ !$0.isEmpty }), steps.count <= 32 else {
      throw JSONPathError(description: "\"\(path)\" is not a path of 1 to 32 names separated by dots.")
    }
    try set(steps[...], of: path, to: value)
  }

  private mutating func set(
    _ steps: ArraySlice<String>, of path: String, to value: JSONValue
  ) throws(JSONPathError) {
    guard let step = steps.first else {
      self = value
      return
    }
    switch self {
    case .object(var members):
      if let index = members.firstIndex(where: { $0.name == step }) {
        try members[index].value.set(steps.dropFirst(), of: path, to: value)
      } else {
        var added = JSONValue.object([])
        try added.set(steps.dropFirst(), of: path, to: value)
        members.append(Member(step, added))
      }
      self = .object(members)
    case .array(var elements):
      guard let index = Int(step), elements.indices.contains(index) else {
        throw JSONPathError(description: "\"\(path)\": the list has \(elements.count) elements, none at \"\(step)\".")
      }
      try elements[index].set(steps.dropFirst(), of: path, to: value)
      self = .array(elements)
    case .null, .bool, .integer, .number, .string:
      throw JSONPathError(description: "\"\(path)\": there is no \"\(step)\" in a value that is not an object.")
    }
  }
}
