import Foundation

/// The files of this repository.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Paths of the files below `folders` that end in one of `suffixes`, relative to the root, sorted. Build products are left out.
  static func files(in folders: [String], suffixes: [String]) -> [String] {
    folders.flatMap { folder -> [String] in
      let start = root.appending(path: folder)
      guard let names = FileManager.default.enumerator(atPath: start.path) else { return [] }
      return names.compactMap { $0 as? String }
        .filter { name in suffixes.contains { name.hasSuffix($0) } && !name.contains(".build/") }
        .map { folder + "/" + $0 }
    }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }
}
