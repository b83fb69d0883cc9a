import Foundation

/// The echo server as a child process, ended with its standard input.
struct EchoServerProcess {
  let port: Int
  private let process: Process
  private let input: Pipe

  static func start() throws -> EchoServerProcess {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["rpc", "serve"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = output.fileHandleForReading.availableData
    guard let port = Int(String(decoding: line, as: UTF8.self).filter(\.isNumber)) else {
      process.terminate()
      throw CocoaError(.fileReadCorruptFile)
    }
    return EchoServerProcess(port: port, process: process, input: input)
  }

  /// User and system time that the server has used. Source: proc(5), fields 14 and 15 of stat, in ticks of 10 ms.
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
