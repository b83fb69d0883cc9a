internal import Foundation

/// Finds personal data in a text.
///
/// Numbers are found in digits and in words, because callers spell them out and transcripts keep it: “five five five, oh one
/// hundred”. Any run of seven or more digits counts as a number of somebody's, whatever its separators.
enum SensitiveDetector {
  /// Characters of the longest text that is looked at.
  static let longest = 1_000_000

  struct Finding: Sendable, Hashable {
    var kind: SensitiveClass
    var range: Range<String.Index>
  }

  /// What was found, in order of place, none inside another.
  static func findings(in text: String) -> [Finding] {
    var all: [Finding] = []
    for (kind, pattern) in patterns {
      for range in pattern.ranges(in: text) where accepts(kind, String(text[range])) {
        all.append(Finding(kind: kind, range: trimmed(range, in: text)))
      }
    }
    all += spelledNumbers(in: text)
    return withoutOverlap(all)
  }

  /// Patterns in the order of their classes.
  private static let patterns: [(SensitiveClass, TextPattern)] = [
    (.email, TextPattern(#"(?i)[a-z0-9._%+\-]{1,64}@[a-z0-9.\-]{1,253}\.[a-z]{2,24}"#)),
    (.email, TextPattern(#"(?i)\b[a-z0-9._%+\-]{1,64}\s+at\s+[a-z0-9\-]{1,63}(?:\s+dot\s+[a-z]{2,24}){1,3}\b"#)),
    (.url, TextPattern(#"(?i)\b(?:https?://|www\.)[^\s<>"]{1,2048}"#)),
    (.ipAddress, TextPattern(#"\b(?:\d{1,3}\.){3}\d{1,3}\b"#)),
    (.iban, TextPattern(#"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b"#)),
    (.socialSecurityNumber, TextPattern(#"\b\d{3}[-. ]\d{2}[-. ]\d{4}\b"#)),
    (
      .medicalRecordNumber,
      TextPattern(
        #"(?i)\b(?:mrn|medical record(?: number)?|patient (?:id|number))\W{0,3}(?:is\s+)?[a-z]{0,3}[-]?\d[\d\-]{3,14}\b"#
      )
    ),
    (.card, TextPattern(#"(?:\d[ \-.]?){13,19}"#)),
    (.phone, TextPattern(#"\+?\(?\d(?:[\s().\-/]{0,2}\d){6,14}"#)),
    (.date, TextPattern(#"\b(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2})\b"#)),
    (
      .date,
      TextPattern(
        #"(?i)\b(?:born|birthday|date of birth|dob)\W{1,4}(?:is\s+|on\s+)?(?:[a-z]{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s*\d{0,4}|\d{1,2}\s+[a-z]{3,9}\s+\d{2,4})"#
      )
    ),
    (
      .postalCode,
      TextPattern(#"(?i)\b(?:zip(?: code)?|postal code|postcode)\W{1,3}(?:is\s+)?[a-z0-9][a-z0-9 \-]{2,8}\b"#)
    ),
    (
      .accountNumber,
      TextPattern(
        #"(?i)\b(?:account|policy|member|reference|claim|order|invoice)\s*(?:number|id|no\.?|#)?\W{0,3}(?:is\s+)?[a-z]{0,3}\d{4,18}\b"#
      )
    ),
    (
      .streetAddress,
      TextPattern(
        #"(?i)\b\d{1,6}\s+(?:[a-z0-9.']+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|terrace|square|sq|highway|hwy)\b\.?"#
      )
    ),
    (
      .name,
      TextPattern(
        #"\b(?:[Mm]y name is|[Tt]his is|I am|I'm|[Ss]peaking with|[Nn]ame's|[Cc]all me|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Dd]r\.?)\s+((?:[A-Z][a-z'’\-]{1,30})(?:\s+[A-Z][a-z'’\-]{1,30}){0,2})"#
      )
    ),
  ]

  /// Whether what has the shape also has the sense.
  private static func accepts(_ kind: SensitiveClass, _ text: String) -> Bool {
    let digits = text.filter(\.isASCIIDigit)
    switch kind {
    case .card: return isLuhn(digits)
    case .phone: return (7...15).contains(digits.count)
    case .ipAddress: return text.split(separator: ".").allSatisfy { (Int($0) ?? 256) < 256 }
    default: return true
    }
  }

  /// The check digit of payment cards. Source: ISO/IEC 7812-1, annex B.
  private static func isLuhn(_ digits: String) -> Bool {
    guard (13...19).contains(digits.count) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
      let digit = pair.element.wholeNumberValue ?? 0
      guard pair.offset % 2 == 1 else { return sum + digit }
      return sum + (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)
    }
    return sum % 10 == 0
  }

  // MARK: Numbers in words

  private static let numberWords: Set<String> = [
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple", "hundred",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// Runs of five or more number words or digits, of which most are words.
  private static func spelledNumbers(in text: String) -> [Finding] {
    var findings: [Finding] = []
    var run: [Range<String.Index>] = []
    var words = 0
    func close() {
      if run.count >= 5, words * 2 >= run.count, let first = run.first, let last = run.last {
        findings.append(Finding(kind: .phone, range: first.lowerBound..<last.upperBound))
      }
      run = []
      words = 0
    }
    for range in wordPattern.ranges(in: text) {
      let word = text[range].lowercased()
      let isWord = numberWords.contains(word)
      if isWord || word.allSatisfy(\.isASCIIDigit) {
        run.append(range)
        words += isWord ? 1 : 0
      } else {
        close()
      }
    }
    close()
    return findings
  }

  private static let wordPattern = TextPattern(#"[A-Za-z]+|\d+"#)

  // MARK: Places

  /// Without the separators that a pattern took along at its ends.
  private static func trimmed(_ range: Range<String.Index>, in text: String) -> Range<String.Index> {
    var upper = range.upperBound
    while upper > range.lowerBound, " -.,\n\t(".contains(text[text.index(before: upper)]) {
      upper = text.index(before: upper)
    }
    return range.lowerBound..<upper
  }

  /// Of overlapping findings the one of the more telling class stays, and grows over what it touches.
  private static func withoutOverlap(_ findings: [Finding]) -> [Finding] {
    var kept: [Finding] = []
    for finding in findings.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard let last = kept.last, last.range.overlaps(finding.range) else {
        kept.append(finding)
        continue
      }
      kept[kept.count - 1] = Finding(
        kind: min(last.kind, finding.kind),
        range: last.range.lowerBound..<max(last.range.upperBound, finding.range.upperBound))
    }
    return kept
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
