import Foundation

/// The counting library, where it was loaded before this process's own: `count.c` beside this file.
struct AllocationCounter {
  private let startCounting: @convention(c) () -> Void
  private let stopCounting: @convention(c) () -> UInt64
  private let printSites: @convention(c) (UnsafePointer<CChar>, UInt64) -> Void

  /// Nil where the process runs without it.
  init?() {
    guard let start = dlsym(nil, "switchboard_count_start"), let stop = dlsym(nil, "switchboard_count_stop"),
      let print = dlsym(nil, "switchboard_count_print")
    else { return nil }
    startCounting = unsafeBitCast(start, to: (@convention(c) () -> Void).self)
    stopCounting = unsafeBitCast(stop, to: (@convention(c) () -> UInt64).self)
    printSites = unsafeBitCast(print, to: (@convention(c) (UnsafePointer<CChar>, UInt64) -> Void).self)
  }

  func start() { startCounting() }

  /// Allocations since `start`.
  func stop() -> Int { Int(stopCounting()) }

  /// Writes every site of at least so many allocations to a file.
  func writeSites(to path: String, least: Int) { printSites(path, UInt64(least)) }

  /// Compiles the library into `folder`; answers its path.
  static func compile(into folder: URL) throws -> String {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "count.c")
    let library = folder.appending(path: "count.so").path
    try RivalProgram.run(
      "/usr/bin/cc",
      ["-O2", "-fno-omit-frame-pointer", "-shared", "-fPIC", "-o", library, source.path, "-ldl", "-lpthread"])
    return library
  }
}

/// One place that allocates, as the counting library wrote it down.
struct AllocationSite {
  var count: Int
  var bytes: Int
  /// From the inside out, demangled.
  var frames: [String]

  static func read(_ path: String, _ symbols: ProgramSymbols) throws -> [AllocationSite] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count > 2, let count = Int(words[0]), let bytes = Int(words[1]) else { return nil }
      let frames = words[2...].map { word in
        let place = word.hasPrefix("+") ? UInt64(word.dropFirst(), radix: 16) : nil
        return demangled(place.map { symbols.name(at: $0) } ?? String(word))
      }
      return AllocationSite(count: count, bytes: bytes, frames: frames)
    }
  }

  /// The innermost of our own functions and what of the runtime it called.
  var place: String {
    let isRuntime: (String) -> Bool = { name in
      ["swift_", "?", "malloc", "calloc", "posix_memalign", "swift::", "_swift"].contains { name.hasPrefix($0) }
    }
    return frames.drop(while: isRuntime).filter { !isRuntime($0) }.prefix(3).joined(separator: " < ")
  }

  private static func demangled(_ name: String) -> String {
    typealias Demangle =
      @convention(c) (
        UnsafePointer<CChar>, Int, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>?, UInt32
      ) -> UnsafeMutablePointer<CChar>?
    guard let function = dlsym(nil, "swift_demangle") else { return name }
    guard let text = unsafeBitCast(function, to: Demangle.self)(name, name.utf8.count, nil, nil, 0) else { return name }
    defer { free(text) }
    return String(cString: text)
  }
}
