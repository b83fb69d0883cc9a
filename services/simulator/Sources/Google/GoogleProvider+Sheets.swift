extension GoogleProvider {
  static let sheetRoutes: [Route<GoogleProvider>] = [
    // The last part of the path is the range, a colon and the verb.
    Route("POST", "/v4/spreadsheets/{id}/values/{range}") { (state, request) throws(Refusal) in
      try state.append(request)
    },
    Route("GET", "/v4/spreadsheets/{id}/values/{range}") { (state, request) throws(Refusal) in
      try state.inAccount(scopes: ["spreadsheets", "spreadsheets.readonly", "drive.file"]) {
        (account) throws(GoogleProblem) in
        let range = request.parameters["range"] ?? ""
        let rows = account.sheets[request.parameters["id"] ?? ""]?[Self.sheet(range)] ?? []
        return .json(["range": .string(range), "majorDimension": "ROWS", "values": .array(rows)])
      }
    },
  ]

  /// Most rows of a sheet.
  private static let rowLimit = 20_000

  private mutating func append(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    try inAccount(scopes: ["spreadsheets", "drive.file"]) { (account) throws(GoogleProblem) in
      let target = request.parameters["range"] ?? ""
      let id = request.parameters["id"] ?? ""
      guard target.hasSuffix(":append"), case let range = String(target.dropLast(7)), !range.isEmpty else {
        throw GoogleProblem(
          status: 400, reason: "", message: "Unable to parse range: \(target)", canonical: "INVALID_ARGUMENT")
      }
      guard ["RAW", "USER_ENTERED"].contains(request.query["valueInputOption"] ?? "") else {
        throw GoogleProblem(
          status: 400, reason: "", message: "'valueInputOption' is required but not specified",
          canonical: "INVALID_ARGUMENT")
      }
      let rows = request.json?["values"]?.elements ?? []
      let name = Self.sheet(range)
      let before = account.sheets[id]?[name]?.count ?? 0
      guard before + rows.count <= Self.rowLimit else {
        throw GoogleProblem(
          status: 429, reason: "RATE_LIMIT_EXCEEDED", message: "Quota exceeded for quota metric 'Write requests'",
          canonical: "RESOURCE_EXHAUSTED")
      }
      account.sheets[id, default: [:]][name, default: []] += rows
      let columns = rows.map { $0.elements?.count ?? 0 }.max() ?? 0
      let last = Self.column(max(columns, 1))
      let prefix = name.contains(" ") ? "'\(name)'" : name
      var answer: JSONValue = ["spreadsheetId": .string(id)]
      if before > 0 { answer["tableRange"] = .string("\(prefix)!A1:\(last)\(before)") }
      answer["updates"] = [
        "spreadsheetId": .string(id),
        "updatedRange": .string("\(prefix)!A\(before + 1):\(last)\(before + rows.count)"),
        "updatedRows": .integer(Int64(rows.count)), "updatedColumns": .integer(Int64(columns)),
        "updatedCells": .integer(Int64(rows.map { $0.elements?.count ?? 0 }.reduce(0, +))),
      ]
      return .json(answer)
    }
  }

  /// The sheet that a range names.
  private static func sheet(_ range: String) -> String {
    let name = range.split(separator: "!").first.map(String.init) ?? range
    return name.hasPrefix("'") && name.hasSuffix("'") ? String(name.dropFirst().dropLast()) : name
  }

  /// The letters of a column, 1 being A.
  private static func column(_ number: Int) -> String {
    var (rest, letters) = (number, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
