import Foundation
import Testing

@testable import Edge

/// `docs/api-v1.txt` lists what was published. With `SWITCHBOARD_PUBLISH_API=1` what is new is added to it first; what a line
/// of it says is never taken back.
@Suite("Compatibility of the API")
struct CompatibilityTests {
  private static let published = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../docs/api-v1.txt").standardized

  @Test("everything that was published of version 1 is there, unchanged, and no published request needs more")
  func kept() throws {
    let current = try PublishedAPI(openAPI: OpenAPIDocument(routes: APIRoute.all).json())
    if ProcessInfo.processInfo.environment["SWITCHBOARD_PUBLISH_API"] == "1" { try publish(current) }
    let published = PublishedAPI(published: try String(contentsOf: Self.published, encoding: .utf8))
    #expect(published.lines.count > 100)
    #expect(current.breaks(published).sorted() == [])
  }

  @Test("a route that goes, a field that goes or changes, and a new demand are breaks; additions are not")
  func breaks() throws {
    let before = try PublishedAPI(openAPI: document(fields: ["id": "string", "name": "string"]))
    #expect(try PublishedAPI(openAPI: document(fields: ["id": "string", "name": "string"])).breaks(before) == [])
    let larger = try document(fields: ["id": "string", "name": "string", "more": "integer"], takes: ["limit": false])
    #expect(try PublishedAPI(openAPI: larger).breaks(before) == [])
    #expect(
      try PublishedAPI(openAPI: document(fields: ["id": "string"])).breaks(before) == ["Thing.name is string"])
    #expect(
      try PublishedAPI(openAPI: document(fields: ["id": "integer", "name": "string"])).breaks(before)
        == ["Thing.id is string"])
    let demanding = try document(fields: ["id": "string", "name": "string"], takes: ["limit": true])
    #expect(try PublishedAPI(openAPI: demanding).breaks(before) == ["GET /v1/things needs query limit string"])
    let moved = try document(path: "/v1/others", fields: ["id": "string", "name": "string"])
    #expect(
      try PublishedAPI(openAPI: moved).breaks(before) == ["GET /v1/things", "GET /v1/things answers 200 Thing"])
  }

  private func publish(_ current: PublishedAPI) throws {
    let before = (try? String(contentsOf: Self.published, encoding: .utf8)).map(PublishedAPI.init(published:))
    let lines = current.lines.union(before?.lines ?? []).sorted()
    let text = "# What clients of version 1 may rely on, one thing a line.\n" + lines.joined(separator: "\n") + "\n"
    try text.write(to: Self.published, atomically: true, encoding: .utf8)
  }

  private func document(
    path: String = "/v1/things", fields: [String: String], takes parameters: [String: Bool] = [:]
  ) throws -> String {
    let operation: [String: Any] = [
      "parameters": parameters.map { name, isRequired in
        ["name": name, "in": "query", "required": isRequired, "schema": ["type": "string"]] as [String: Any]
      },
      "responses": ["200": ["content": ["application/json": ["schema": ["$ref": "#/components/schemas/Thing"]]]]],
    ]
    let document: [String: Any] = [
      "paths": [path: ["get": operation]],
      "components": ["schemas": ["Thing": ["properties": fields.mapValues { ["type": $0] }]]],
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
  }
}
