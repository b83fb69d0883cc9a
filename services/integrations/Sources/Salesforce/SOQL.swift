/// Queries of Salesforce. Objects and fields are constants of ours; values come in through ``literal(_:)`` alone.
///
/// Source: Salesforce's documentation, "Quoted String Escape Sequences".
enum SOQL {
  /// A quoted text that ends where it should, whatever it holds.
  static func literal(_ text: String) -> String {
    var quoted = "'"
    for character in text.unicodeScalars {
      switch character {
      case "\\": quoted += "\\\\"
      case "'": quoted += "\\'"
      case "\"": quoted += "\\\""
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{8}": quoted += "\\b"
      case "\u{c}": quoted += "\\f"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "'"
  }

  /// People of `object` who have one of the numbers, oldest first.
  static func people(_ object: Person, withPhones phones: [String], limit: Int) -> String {
    let list = "(" + phones.map(literal).joined(separator: ",") + ")"
    let open = object == .lead ? "IsConverted = false AND " : ""
    return """
      SELECT Id FROM \(object.rawValue) WHERE \(open)(Phone IN \(list) OR MobilePhone IN \(list)) \
      ORDER BY CreatedDate LIMIT \(limit)
      """
  }

  /// The task of a call.
  static func task(ofCall id: String) -> String {
    "SELECT Id FROM Task WHERE CallObject = \(literal(id)) ORDER BY CreatedDate LIMIT 1"
  }

  /// The objects that stand for people.
  enum Person: String, Sendable, Hashable, CaseIterable {
    case contact = "Contact"
    case lead = "Lead"
  }
}
