internal import Foundation

/// A regular expression of ours.
struct TextPattern: Sendable {
  private let expression: NSRegularExpression

  /// - Precondition: `source` is a valid expression; a test compiles every one.
  init(_ source: StaticString) {
    do {
      expression = try NSRegularExpression(pattern: "\(source)")
    } catch {
      preconditionFailure("a regular expression of ours does not compile")
    }
  }

  /// Where it matches: its first group where it has one, else all of the match.
  func ranges(in text: String) -> [Range<String.Index>] {
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap { match in
      Range(match.range(at: match.numberOfRanges > 1 ? 1 : 0), in: text)
    }
  }
}
