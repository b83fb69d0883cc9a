internal import Foundation

/// Which program this is.
enum BuildInformation {
  /// `debug-2026-05-04T03:02:01Z`: how it was built, and when its file was written.
  static let text: String = {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path)
    let date = attributes?[.modificationDate] as? Date
    return mode + "-" + (date.map { $0.formatted(.iso8601) } ?? "unknown")
  }()

  private static var mode: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }
}
