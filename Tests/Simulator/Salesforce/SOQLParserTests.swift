import Testing

@testable import Simulator

@Suite struct SOQLParserTests {
  private static let records: [JSONValue] = [
    ["Id": "1", "Phone": "(415) 555-0123", "MobilePhone": nil, "Name": "Ana O'Hara", "IsConverted": false, "Rank": 3],
    ["Id": "2", "Phone": nil, "MobilePhone": "+14155550123", "Name": "Li 100%", "IsConverted": true, "Rank": 10],
  ]

  @Test(
    "conditions hold for the records they name",
    arguments: [
      ("Phone = '(415) 555-0123'", ["1"]),
      ("Phone IN ('x', '(415) 555-0123') OR MobilePhone = '+14155550123'", ["1", "2"]),
      ("Phone = null", ["2"]), ("IsConverted = false AND (Phone != null OR Rank > 5)", ["1"]), ("NOT Rank < 5", ["2"]),
      ("Name = 'ana o\\'hara'", ["1"]), ("Name LIKE 'li%'", ["2"]), ("Name LIKE '%100\\%'", ["2"]),
      ("Name LIKE '_na%'", ["1"]), ("Rank NOT IN (3)", ["2"]), ("Name = '\\u0041na O\\'Hara'", ["1"]),
      ("Phone = '\\\\\\' OR Name LIKE \\''", []),
    ] as [(String, [String])])
  func conditions(text: String, ids: [String]) throws {
    let query = try SOQLParser.parse("SELECT Id, Name FROM Contact WHERE \(text) ORDER BY Name DESC LIMIT 5")
    #expect(Self.records.filter(query.matches).compactMap { $0["Id"]?.text } == ids)
    #expect(query.limit == 5 && query.ordering == .init(field: "Name", isDescending: true))
  }

  @Test(
    "what is no query is MALFORMED_QUERY",
    arguments: [
      "", "SELECT", "SELECT Id", "SELECT Id FROM Contact WHERE", "SELECT Id FROM Contact WHERE Name = 'O'Hara'",
      "SELECT Id FROM Contact WHERE Name = 'open", "SELECT Id FROM Contact WHERE Name = 'a\\q'", "DELETE FROM Contact",
      "SELECT Id FROM Contact; x", "SELECT Id FROM Contact LIMIT x", "SELECT Id FROM Contact WHERE Name ~ 'a'",
      "SELECT Id FROM Contact WHERE " + String(repeating: "(", count: 51) + "Name = 'a'"
        + String(repeating: ")", count: 51), String(repeating: "a", count: SOQLParser.maximumLength + 1),
    ])
  func malformed(text: String) {
    let problem = #expect(throws: SalesforceProblem.self) { try SOQLParser.parse(text) }
    #expect(problem?.code == "MALFORMED_QUERY")
  }

  @Test("the fixture's escaped names find exactly the record of that name")
  func escaping() throws {
    let name = #"\' OR Name LIKE '%"#
    let escaped = name.replacing(#"\"#, with: #"\\"#).replacing("'", with: #"\'"#)
    let query = try SOQLParser.parse("SELECT Id FROM Contact WHERE Name = '\(escaped)'")
    #expect(query.condition == .compare(field: "Name", operation: "=", value: .text(name)))
  }
}
