import Foundation

/// A service as a child process, which ends gracefully with its standard input.
struct ServiceChild: Sendable {
  private nonisolated(unsafe) let process: Process
  private let input: Pipe

  /// `log` takes what it writes to standard error.
  static func start(_ name: ServiceCommand.Name, config: URL, log: URL) throws -> ServiceChild {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["service", name.rawValue, "--config", config.path]
    let input = Pipe()
    process.standardInput = input
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    process.standardError = try FileHandle(forWritingTo: log)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return ServiceChild(process: process, input: input)
  }

  /// User and system time that it has used. Source: proc(5), fields 14 and 15 of stat, in ticks of 10 ms.
  var cpuSeconds: Double {
    let stat = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / 100
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
