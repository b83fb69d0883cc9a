import Postgres
import TestSupport
import Testing

@Suite("Configuration of a database")
struct DatabaseConfigurationTests {
  private static func make(
    _ host: String, _ port: Int, _ database: String, _ user: String, _ password: String
  ) -> DatabaseConfiguration {
    DatabaseConfiguration(host: host, port: port, database: database, user: user, password: .init(password))
  }

  static let urls = [
    ("postgresql://u:p@h/d", make("h", 5432, "d", "u", "p")),
    ("postgres://u:p%40%2F@h:6000/d", make("h", 6000, "d", "u", "p@/")),
    ("postgresql://u@/d?host=/run/x&port=7", make("/run/x", 7, "d", "u", "")),
    ("host=/run/x dbname=d user=u password='p q'", make("/run/x", 5432, "d", "u", "p q")),
    ("postgresql://u:p@h/d?sslmode=disable", make("h", 5432, "d", "u", "p")),
  ]

  @Test("a URL says what psql understands by it", arguments: urls)
  func url(text: String, expected: DatabaseConfiguration) throws {
    #expect(try DatabaseConfiguration(url: text) == expected)
  }

  @Test("a URL can ask for a server that proves its name")
  func tls() throws {
    let configuration = try DatabaseConfiguration(url: "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/ca.pem")
    #expect(configuration.tls == .verifyFull(rootCertificates: "/ca.pem"))
  }

  static let refused = [
    "", "nonsense", "http://u@h/d", "postgresql://h/d", "postgresql://u@h", "postgresql://u@/d", "postgresql://u@a,b/d",
    "postgresql://u@h:0/d", "postgresql://u@h:99999/d", "postgresql://u@h:x/d", "postgresql://u@h/d?sslmode=prefer",
    "postgresql://u@h/d?options=-c%20x", "postgresql://u@h/d?nonsense=1",
  ]

  @Test("a URL that leaves something out, or asks for what is not known, is refused", arguments: refused)
  func refusal(text: String) throws {
    let error = #expect(throws: PostgresError.self) { try DatabaseConfiguration(url: text) }
    #expect(error?.code == .invalidValue)
  }
}
