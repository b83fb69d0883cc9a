/// The second look at a text that is about to be sent: anything left that has the shape of personal data stops it.
enum LeakCheck {
  /// The structured classes of which something is left.
  static func leaks(in text: String) -> Set<SensitiveClass> {
    Set(SensitiveDetector.findings(in: withoutPseudonyms(text)).map(\.kind).filter(\.isStructured))
  }

  private static let pseudonym = TextPattern(#"\[[A-Z_]{2,20}_\d{1,6}\]"#)

  private static func withoutPseudonyms(_ text: String) -> String {
    var rest = ""
    var place = text.startIndex
    for range in pseudonym.ranges(in: text) {
      rest += text[place..<range.lowerBound]
      // A word in its place, so that what stands on both sides does not grow together.
      rest += " redacted "
      place = range.upperBound
    }
    return rest + text[place...]
  }
}
