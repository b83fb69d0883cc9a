/// What text in a request must be like to be stored.
public enum TextRule {
  /// Whether `text` has 1 to `limit` characters (Unicode scalars, as Postgres counts them) and none of them is NUL, which
  /// Postgres cannot store.
  public static func allows(_ text: String, limit: Int) -> Bool {
    !text.isEmpty && text.unicodeScalars.prefix(limit + 1).count <= limit && !text.unicodeScalars.contains("\0")
  }

  /// `text` where it is allowed. Throws `invalid_<field>`.
  public static func check(_ text: String, field: String, limit: Int) throws(InvalidField) -> String {
    guard allows(text, limit: limit) else {
      throw InvalidField(field, rule: "1 to \(limit) characters, none of them NUL.")
    }
    return text
  }
}
