internal import Configuration
internal import Foundation
internal import Synchronization
internal import SystemPackage

/// A `--config` file in JSON or YAML: what swift-configuration reads, and the names of all keys in it.
///
/// swift-configuration does not tell which keys a file has, and so cannot refuse unknown ones. It does ask of each key
/// whether it is a secret; that is where the names are taken from. Every value counts as secret, so its own texts show none.
struct ConfigurationFile: Sendable {
  static let maximumSize = 1024 * 1024

  let provider: any ConfigProvider
  let keys: Set<String>

  /// Reads the file; JSON where the name ends in `.json`, YAML otherwise. Throws `SettingsError`.
  init(path: String) async throws {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw SettingsError("\(path): the file is not there or cannot be read.")
    }
    guard let size = attributes[.size] as? Int, size <= Self.maximumSize else {
      throw SettingsError("\(path): the file is larger than \(Self.maximumSize) bytes.")
    }
    let seen = KeyCollector()
    do {
      if path.hasSuffix(".json") {
        provider = try await FileProvider<JSONSnapshot>(
          parsingOptions: .init(secretsSpecifier: .dynamic { key, _ in seen.note(key) }), filePath: FilePath(path))
      } else {
        provider = try await FileProvider<YAMLSnapshot>(
          parsingOptions: .init(secretsSpecifier: .dynamic { key, _ in seen.note(key) }), filePath: FilePath(path))
      }
    } catch {
      // The parser's own words may quote the file, and the file holds secrets.
      throw SettingsError(
        "\(path): the file is not valid \(path.hasSuffix(".json") ? "JSON" : "YAML") with keys and values.")
    }
    keys = seen.keys
  }

  private final class KeyCollector: Sendable {
    private let seen = Mutex<Set<String>>([])

    var keys: Set<String> { seen.withLock { $0 } }

    func note(_ key: String) -> Bool {
      seen.withLock { _ = $0.insert(key) }
      return true
    }
  }
}
