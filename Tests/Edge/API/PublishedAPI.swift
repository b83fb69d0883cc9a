import Foundation

/// An OpenAPI document said in lines, one for each thing that a client may rely on.
struct PublishedAPI {
  let lines: Set<String>

  init(openAPI text: String) throws {
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    var lines: Set<String> = []
    for (path, methods) in document["paths"] as? [String: [String: Any]] ?? [:] {
      for (method, operation) in methods {
        guard let operation = operation as? [String: Any] else { continue }
        lines.formUnion(Self.lines(of: operation, named: "\(method.uppercased()) \(path)"))
      }
    }
    let components = document["components"] as? [String: Any] ?? [:]
    for (name, schema) in components["schemas"] as? [String: [String: Any]] ?? [:] {
      for (property, type) in schema["properties"] as? [String: [String: Any]] ?? [:] {
        lines.insert("\(name).\(property) is \(Self.describe(type))")
      }
    }
    self.lines = lines
  }

  /// The lines of a document of this repository: those that begin with neither `#` nor nothing.
  init(published text: String) {
    lines = Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
  }

  /// What breaks clients of `published`: what is gone or changed, and what their requests must have and did not.
  func breaks(_ published: PublishedAPI) -> Set<String> {
    let demands = lines.filter { $0.contains(" needs ") }.filter { line in
      published.lines.contains(line.components(separatedBy: " needs ")[0])
    }
    return published.lines.subtracting(lines).union(demands.subtracting(published.lines))
  }

  private static func lines(of operation: [String: Any], named name: String) -> [String] {
    var lines = [name]
    for parameter in operation["parameters"] as? [[String: Any]] ?? [] {
      let verb = parameter["required"] as? Bool == true ? "needs" : "takes"
      let type = describe(parameter["schema"] as? [String: Any] ?? [:])
      lines.append("\(name) \(verb) \(parameter["in"] ?? "") \(parameter["name"] ?? "") \(type)")
    }
    let body = (operation["requestBody"] as? [String: Any]).flatMap(content)
    for (property, type) in body?["properties"] as? [String: [String: Any]] ?? [:] {
      lines.append("\(name) takes body \(property) \(describe(type))")
    }
    for (status, answer) in operation["responses"] as? [String: [String: Any]] ?? [:] where status != "default" {
      lines.append("\(name) answers \(status) \(content(answer).map(describe) ?? "nothing")")
    }
    return lines
  }

  private static func content(_ holder: [String: Any]) -> [String: Any]? {
    (holder["content"] as? [String: [String: Any]])?["application/json"]?["schema"] as? [String: Any]
  }

  /// The schema in a few words. The values of an enumeration may grow and are left out.
  private static func describe(_ schema: [String: Any]) -> String {
    if let reference = schema["$ref"] as? String { return reference.components(separatedBy: "/").last ?? reference }
    if let choices = schema["anyOf"] as? [[String: Any]] { return choices.map(describe).joined(separator: " or ") }
    if let items = schema["items"] as? [String: Any] { return "list of \(describe(items))" }
    if let values = schema["additionalProperties"] as? [String: Any] { return "map of \(describe(values))" }
    if let properties = schema["properties"] as? [String: [String: Any]] {
      return "{"
        + properties.sorted { $0.key < $1.key }.map { "\($0.key): \(describe($0.value))" }
        .joined(separator: ", ") + "}"
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? "anything"]
    return types.joined(separator: " or ") + ((schema["format"] as? String).map { " \($0)" } ?? "")
  }
}
