import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Rewrites descriptors into a subset that packs into the same bytes and that protoc-c handles without its traps.
///
/// `lower ALL.pb LOW.pb` reads and writes a FileDescriptorSet and prints the names of the files that are left, one a line.
@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: lower ALL.pb LOW.pb\n".utf8))
      exit(64)
    }
    let all = try Google_Protobuf_FileDescriptorSet(
      serializedBytes: Data(contentsOf: URL(fileURLWithPath: arguments[1])))
    let low = lowered(all)
    try low.serializedData().write(to: URL(fileURLWithPath: arguments[2]))
    for file in low.file { print(file.name) }
  }
}
