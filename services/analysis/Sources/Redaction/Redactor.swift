internal import Foundation

/// Replaces the personal data of one call by pseudonyms: the same value gets the same one in every turn, so that what was
/// said stays understandable.
///
/// A pseudonym is a class with a number, such as `[PHONE_1]`. The values stay in this value and go nowhere.
struct Redactor: Sendable {
  private var pseudonyms: [String: String] = [:]
  /// How many places were replaced, by class.
  private(set) var counts: [SensitiveClass: Int] = [:]
  /// What else is known to be personal, such as the caller's name and number: replaced wherever it stands.
  private let known: [(kind: SensitiveClass, value: String)]

  /// Names of fewer letters are common words too often.
  static let shortestKnown = 3

  init(known: [(kind: SensitiveClass, value: String)] = []) {
    self.known = known.filter { $0.value.count >= Self.shortestKnown }.sorted { $0.value.count > $1.value.count }
  }

  /// `text` with pseudonyms in place of personal data.
  mutating func redact(_ text: String) -> String {
    var text = text
    for (kind, value) in known {
      while let range = text.range(of: value, options: [.caseInsensitive]) {
        text.replaceSubrange(range, with: pseudonym(of: value, kind))
      }
    }
    var redacted = ""
    var place = text.startIndex
    for finding in SensitiveDetector.findings(in: text) {
      redacted += text[place..<finding.range.lowerBound]
      redacted += pseudonym(of: String(text[finding.range]), finding.kind)
      place = finding.range.upperBound
    }
    return redacted + text[place...]
  }

  private mutating func pseudonym(of value: String, _ kind: SensitiveClass) -> String {
    counts[kind, default: 0] += 1
    let key = "\(kind.rawValue) \(Self.normalized(value))"
    if let known = pseudonyms[key] { return known }
    let number = pseudonyms.keys.count { $0.hasPrefix(kind.rawValue + " ") } + 1
    let pseudonym = "[\(kind.rawValue.uppercased())_\(number)]"
    pseudonyms[key] = pseudonym
    return pseudonym
  }

  /// The same number spelled with other separators is the same number.
  private static func normalized(_ value: String) -> String {
    value.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
