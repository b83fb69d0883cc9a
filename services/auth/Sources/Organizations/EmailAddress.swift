/// An e-mail address in the form in which it is stored and compared: lower case.
struct EmailAddress: Sendable, Hashable {
  static let limit = 254

  /// Personal: never logged.
  let normalized: String

  /// Nil where `text` has no `@` with something on both sides, holds a space or control character, or has not 3 to 254
  /// characters. Nothing else is asked: only the mailbox itself can prove an address.
  init?(_ text: String) {
    let lowered = text.lowercased()
    let scalars = lowered.unicodeScalars
    guard (3...Self.limit).contains(scalars.prefix(Self.limit + 1).count),
      scalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control }),
      let at = lowered.lastIndex(of: "@"), at != lowered.startIndex, lowered.index(after: at) != lowered.endIndex
    else { return nil }
    normalized = lowered
  }
}
