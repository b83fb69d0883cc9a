import Foundation

/// The functions of this program by their place in its file, which exports none of them.
struct ProgramSymbols {
  private let symbols: [(start: UInt64, name: String)]

  /// Asks `nm`, which comes with every C compiler.
  init() throws {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let lines = String(decoding: try RivalProgram.run("/usr/bin/nm", ["--defined-only", program]), as: UTF8.self)
    symbols = lines.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, "tTwW".contains(words[1]), let start = UInt64(words[0], radix: 16) else { return nil }
      return (start, String(words[2]))
    }.sorted { $0.start < $1.start }
  }

  /// The function that a place lies in.
  func name(at place: UInt64) -> String {
    var (low, high) = (0, symbols.count)
    while low < high {
      let middle = (low + high) / 2
      if symbols[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? "?" : symbols[low - 1].name
  }
}
