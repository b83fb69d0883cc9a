/// A word, sign or literal of a query.
enum SOQLToken: Sendable, Hashable, CustomStringConvertible {
  case word(String)
  case text(String)
  case number(Double)
  case moment(String)
  case symbol(String)

  var description: String {
    switch self {
    case .word(let text), .text(let text), .moment(let text), .symbol(let text): text
    case .number(let number): "\(number)"
    }
  }

  /// The tokens of a query. Throws for an open literal and for an escape that does not exist.
  static func read(_ text: String) throws(SalesforceProblem) -> [SOQLToken] {
    var tokens: [SOQLToken] = []
    var rest = Array(text)[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "'" {
        tokens.append(.text(try literal(&rest)))
      } else if first.isLetter || first == "_" {
        tokens.append(.word(String(take(&rest) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })))
      } else if first.isNumber || (first == "-" && rest.dropFirst().first?.isNumber == true) {
        let word = String(first) + take(&rest, skipping: 1) { $0.isNumber || "-:.TZ+".contains($0) }
        tokens.append(Double(word).map { .number($0) } ?? .moment(word))
      } else if let symbol = ["!=", "<>", "<=", ">="].first(where: { String(rest.prefix(2)) == $0 }) {
        tokens.append(.symbol(symbol))
        rest = rest.dropFirst(2)
      } else if "=<>(),".contains(first) {
        tokens.append(.symbol(String(first)))
        rest = rest.dropFirst()
      } else {
        throw .malformed("unexpected token: '\(first)'")
      }
    }
    return tokens
  }

  private static func take(
    _ rest: inout ArraySlice<Character>, skipping: Int = 0, while matches: (Character) -> Bool
  ) -> String {
    rest = rest.dropFirst(skipping)
    let taken = rest.prefix(while: matches)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  private static func literal(_ rest: inout ArraySlice<Character>) throws(SalesforceProblem) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "'": return text
      case "\\": text += try escaped(&rest)
      default: text.append(character)
      }
    }
    throw .malformed("unexpected token: '<EOF>'")
  }

  private static func escaped(_ rest: inout ArraySlice<Character>) throws(SalesforceProblem) -> String {
    guard let character = rest.first else { throw .malformed("unexpected token: '<EOF>'") }
    rest = rest.dropFirst()
    switch character {
    case "'", "\"", "\\": return String(character)
    case "n", "N": return "\n"
    case "r", "R": return "\r"
    case "t", "T": return "\t"
    case "b", "B": return "\u{8}"
    case "f", "F": return "\u{c}"
    // These two mean themselves in a pattern only: the pattern keeps the sign that says so.
    case "%", "_": return "\\\(character)"
    case "u":
      let digits = String(rest.prefix(4))
      guard digits.count == 4, let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
        throw .malformed("Invalid string literal")
      }
      rest = rest.dropFirst(4)
      return String(Character(scalar))
    default: throw .malformed("Invalid string literal '\\\(character)'. Illegal character sequence")
    }
  }
}
