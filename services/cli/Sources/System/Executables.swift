internal import Foundation

/// The programs that this build made: they lie in one folder.
public struct Executables: Sendable {
  let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// Those beside the running program, be it the command line or a test.
  public static func besideThisProgram() throws -> Executables {
    // /proc/self/exe is a link to the running file, whatever the process was called as.
    let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return Executables(folder: URL(filePath: path).deletingLastPathComponent().path)
  }

  /// The path of a program. Throws where it was not built.
  public func path(of name: String) throws -> String {
    let path = folder + "/" + name
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CLIError("\(name) is not in \(folder): build it with ./switchboard or swift build.")
    }
    return path
  }
}
