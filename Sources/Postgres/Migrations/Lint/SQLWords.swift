/// One word, sign or literal of SQL, and the line that it stands on.
struct SQLWord: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A keyword or name, in lower case; a quoted name keeps its case.
    case word
    /// What a literal holds, dollar-quoted ones included.
    case literal
    /// One character.
    case sign
  }

  var kind: Kind
  var text: String
  var line: Int

  func `is`(_ words: String...) -> Bool { kind == .word && words.contains(text) }
  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}

/// Splits SQL into statements of words, without comments. Knows literals, quoted names and dollar quotes, and nothing of
/// grammar. Source: PostgreSQL manual, 4.1.
struct SQLWords {
  private let characters: [Character]
  private var position = 0
  private var line = 1

  /// Statements in order; empty ones are left out.
  static func statements(_ sql: String) -> [[SQLWord]] {
    var scanner = SQLWords(sql)
    var statements: [[SQLWord]] = [[]]
    while let word = scanner.next() {
      if word.isSign(";") { statements.append([]) } else { statements[statements.count - 1].append(word) }
    }
    return statements.filter { !$0.isEmpty }
  }

  private init(_ sql: String) {
    characters = Array(sql)
  }

  private mutating func next() -> SQLWord? {
    skipSpaceAndComments()
    guard position < characters.count else { return nil }
    let start = line
    let character = characters[position]
    if character == "'" { return SQLWord(kind: .literal, text: quoted(by: "'"), line: start) }
    if character == "\"" { return SQLWord(kind: .word, text: quoted(by: "\""), line: start) }
    if let body = dollarQuoted() { return SQLWord(kind: .literal, text: body, line: start) }
    if Self.isOfWord(character) {
      var text = ""
      while position < characters.count, Self.isOfWord(characters[position]) { text.append(take()) }
      return SQLWord(kind: .word, text: text.lowercased(), line: start)
    }
    return SQLWord(kind: .sign, text: String(take()), line: start)
  }

  private mutating func take() -> Character {
    defer { position += 1 }
    if characters[position].isNewline { line += 1 }
    return characters[position]
  }

  private func starts(with text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  private mutating func skipSpaceAndComments() {
    while position < characters.count {
      if characters[position].isWhitespace {
        _ = take()
      } else if starts(with: "--") {
        while position < characters.count, !characters[position].isNewline { position += 1 }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else {
        return
      }
    }
  }

  /// Block comments nest.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        position += 2
      } else if starts(with: "*/") {
        depth -= 1
        position += 2
      } else {
        _ = take()
      }
    } while depth > 0 && position < characters.count
  }

  /// A doubled quote stands for itself.
  private mutating func quoted(by quote: Character) -> String {
    position += 1
    var text = ""
    while position < characters.count {
      let character = take()
      if character == quote {
        guard position < characters.count, characters[position] == quote else { return text }
        position += 1
      }
      text.append(character)
    }
    return text
  }

  /// Nil where no dollar quote begins here.
  private mutating func dollarQuoted() -> String? {
    guard characters[position] == "$" else { return nil }
    var end = position + 1
    while end < characters.count, Self.isOfWord(characters[end]) { end += 1 }
    guard end < characters.count, characters[end] == "$", end == position + 1 || !characters[position + 1].isNumber
    else { return nil }
    let tag = String(characters[position...end])
    position = end + 1
    var body = ""
    while position < characters.count, !starts(with: tag) { body.append(take()) }
    position = min(characters.count, position + tag.count)
    return body
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
