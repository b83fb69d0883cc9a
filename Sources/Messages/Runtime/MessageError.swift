/// Why a message could not be unpacked, packed, read from JSON or printed.
///
/// Names the field by its path, such as `names[3]`, and never shows a value.
public struct MessageError: Error, Sendable, Hashable {
  public enum Code: Sendable, Hashable {
    /// Not protobuf of this message.
    case malformed
    /// A string field holds something else than UTF-8.
    case notUTF8
    /// Holds a field that is not known here and that must be understood: a newer program's limit.
    case notUnderstood
    /// Needs more memory than a message of its length may.
    case tooLarge
    /// Nested more deeply than a message may be.
    case tooDeep
    /// Not JSON, or not this message's.
    case badJSON
    /// Holds a value that has no form in JSON.
    case unprintable
  }

  public var code: Code
  /// Where: field names as in the .proto file, joined by dots, with indexes; empty for the message as a whole.
  public var path: String
  /// What is wrong, without a full stop and without any value.
  public var problem: String

  public init(_ code: Code, path: String = "", _ problem: String) {
    self.code = code
    self.path = path
    self.problem = problem
  }

  /// The error as seen from the message that holds `field`.
  package func within(_ field: String) -> MessageError {
    let joined = path.isEmpty || path.hasPrefix("[") ? field + path : "\(field).\(path)"
    return MessageError(code, path: joined, problem)
  }

  /// The error as seen from the list that holds the element.
  package func at(_ index: Int) -> MessageError {
    within("[\(index)]")
  }
}

extension MessageError: CustomStringConvertible {
  public var description: String { path.isEmpty ? problem : "\(path): \(problem)" }
}
