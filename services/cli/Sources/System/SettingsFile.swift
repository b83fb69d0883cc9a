internal import Foundation
internal import Simulator
internal import Yams

/// A settings file of the operator's: YAML, of which JSON is a part.
enum SettingsFile {
  /// The keys as nested objects; dotted keys are taken apart.
  static func read(_ path: String) throws -> JSONValue {
    guard let content = FileManager.default.contents(atPath: path) else { throw CLIError("\(path) cannot be read.") }
    do {
      let parsed = try YAMLDecoder().decode(JSONValue.self, from: content)
      guard case .object(let members) = parsed else { throw CLIError("\(path) is not a table of settings.") }
      var settings = JSONValue.object([])
      for member in members { try settings.set(member.name, to: member.value) }
      return settings
    } catch let error as CLIError {
      throw error
    } catch {
      throw CLIError("\(path) is neither YAML nor JSON: \(error)")
    }
  }
}
