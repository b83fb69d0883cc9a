internal import Foundation

/// What tells a file from the one that was there before.
struct FileStamp: Hashable, Sendable {
  private let number: Int?
  private let size: Int?
  private let modified: Date?

  /// A file that is not there has a stamp too.
  init(_ path: String) {
    let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
    number = attributes[.systemFileNumber] as? Int
    size = attributes[.size] as? Int
    modified = attributes[.modificationDate] as? Date
  }

  static func all(of files: TLSCredentials.Files) -> [FileStamp] {
    [files.certificate, files.key, files.authorities].map(FileStamp.init)
  }
}
