/// One SQL statement with its parameters.
///
/// Written as a literal: `"select name from agents where id = \(id)"`. Every `\(value)` is bound as a parameter and never
/// becomes part of the text, `\(statement: other)` splices in another statement, and there is no third way: the text
/// itself can only come from literals of the program.
public struct Statement: Sendable, ExpressibleByStringInterpolation {
  /// At most this many parameters: the protocol counts them in 16 bits.
  public static let maximumParameters = 65535

  /// The pieces of text; a parameter stands between each two.
  var texts: [String]
  var parameters: [Parameter]

  struct Parameter: Sendable {
    var type: PostgresType
    /// What encoding the value gave; thrown when the statement is run, because a literal cannot throw.
    var bytes: Result<[UInt8]?, PostgresError>
  }

  public init(stringLiteral text: StaticString) {
    self.init(trusted: text.description)
  }

  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.statement
  }

  /// Text of our own making: migrations, savepoints. Never text from outside.
  init(trusted text: String) {
    texts = [text]
    parameters = []
  }

  public struct Interpolation: StringInterpolationProtocol {
    var statement = Statement(trusted: "")

    public init(literalCapacity: Int, interpolationCount: Int) {
      statement.texts.reserveCapacity(interpolationCount + 1)
      statement.parameters.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      statement.append(text: literal.description)
    }

    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
      statement.append(value)
    }

    /// Nil binds SQL's null. An overload of its own, because the compiler warns of optionals in other interpolations.
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      statement.append(value)
    }

    public mutating func appendInterpolation(statement other: Statement) {
      statement.append(other)
    }
  }
}

extension Statement {
  mutating func append(text: String) {
    texts[texts.count - 1] += text
  }

  mutating func append<Value: PostgresEncodable>(_ value: Value) {
    let bytes = Result { () throws(PostgresError) in try value.postgresBytes() }
    parameters.append(Parameter(type: Value.postgresType, bytes: bytes))
    texts.append("")
  }

  mutating func append(_ other: Statement) {
    append(text: other.texts[0])
    parameters += other.parameters
    texts += other.texts.dropFirst()
  }

  /// The text with numbered parameters, as the server sees it.
  var sql: String {
    var sql = texts[0]
    guard texts.count > 1 else { return sql }
    sql.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 4 })
    for (index, text) in texts.dropFirst().enumerated() {
      sql += "$\(index + 1)"
      sql += text
    }
    return sql
  }
}

extension Statement: CustomStringConvertible {
  /// The text with numbered parameters, without their values.
  public var description: String { sql }
}
