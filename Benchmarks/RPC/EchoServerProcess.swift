import Foundation

/// The echo server as a child process, ended with its standard input.
struct EchoServerProcess {
  let port: Int
  private let process: Process
  private let input: Pipe
  private let output: Pipe

  /// With `certificates` it speaks mutual TLS only, as `echo`.
  static func start(certificates: BenchCertificates? = nil) throws -> EchoServerProcess {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["rpc", "serve"] + (certificates.map { ["--certificates", $0.folder.path] } ?? [])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = output.fileHandleForReading.availableData
    guard let port = Int(String(decoding: line, as: UTF8.self).filter(\.isNumber)) else {
      process.terminate()
      throw CocoaError(.fileReadCorruptFile)
    }
    return EchoServerProcess(port: port, process: process, input: input, output: output)
  }

  /// Begins a count of allocations; the process must have been started with the counting library.
  func startCounting() throws {
    _ = try ask("start")
  }

  /// Allocations since then; writes those places that made at least `least` of them to a file.
  func stopCounting(sites path: String, least: Int) throws -> Int {
    Int(try ask("stop \(least) \(path)").filter(\.isNumber)) ?? 0
  }

  private func ask(_ line: String) throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// User and system time that the server has used. Source: proc(5), fields 14 and 15 of stat, in ticks of 10 ms.
  var cpuSeconds: Double {
    let stat = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / 100
  }

  /// The most memory that the server has held since `forgetPeak`. Source: proc(5), VmHWM of status.
  var peakBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }

  /// From now on the peak is what is held now. Source: proc(5), clear_refs, 5.
  func forgetPeak() throws {
    try "5".write(toFile: "/proc/\(process.processIdentifier)/clear_refs", atomically: false, encoding: .utf8)
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
