public import Foundation

/// The files in `Tests/Fixtures`.
public enum Fixtures {
  /// The place of a file, such as `providers/vectors/retell.json`.
  public static func url(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tests/Fixtures").appending(path: path)
  }

  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(path)))
  }
}
