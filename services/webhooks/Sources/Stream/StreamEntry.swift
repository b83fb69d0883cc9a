internal import Foundation
internal import Identifiers

/// One item of news, as it is put into an organization's stream.
struct StreamEntry: Sendable, Hashable {
  typealias ID = Identifier<StreamEntry>

  /// Bytes of the longest payload.
  static let longestPayload = 8_192

  /// The event's own id: appended twice, it stands there once.
  var id: ID
  /// Such as `call.ended`.
  var kind: String
  var at: Date
  /// A JSON object without personal content.
  var payload: String

  /// Whether `text` may be a kind: lower snake case words with dots, 1 to 64 characters.
  static func isKind(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5f }
      }
  }

  /// Whether `text` is a JSON object of at most `longestPayload` bytes, without NUL and of little depth.
  static func isPayload(_ text: String) -> Bool {
    guard text.utf8.count <= longestPayload, !text.contains("\\u0000") else { return false }
    return (try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any]
  }
}

/// An event as it stands in the stream.
struct LoggedEvent: Sendable, Hashable {
  /// Its place, from 1.
  var sequence: Int64
  var entry: StreamEntry
}
