internal import Foundation

/// A process that can be told from a later one with the same id: the id and the moment it started.
public struct ProcessMark: Codable, Sendable, Hashable {
  public var pid: Int32
  /// Clock ticks after the machine's start. Source: proc(5), `/proc/[pid]/stat`, field 22.
  public var startedTicks: UInt64

  /// The mark of a process that lives now; nil where there is none.
  public init?(pid: Int32) {
    guard let stat = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
    guard let ticks = Self.startedTicks(stat: String(decoding: stat, as: UTF8.self)) else { return nil }
    self.pid = pid
    self.startedTicks = ticks
  }

  /// Whether that very process still lives.
  public var isAlive: Bool { ProcessMark(pid: pid) == self }

  /// Nil for a zombie too: it has ended and only waits to be asked about.
  static func startedTicks(stat: String) -> UInt64? {
    // The second field is the program's name in parentheses and may hold anything, so count from the last one.
    guard let close = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[stat.index(after: close)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z" else { return nil }
    return UInt64(fields[19])
  }
}

extension DataFolder {
  /// The live `up` that uses this folder, if any.
  public func liveOwner() throws -> ProcessMark? {
    guard let content = try PrivateFile.read(ownerFile),
      let mark = try? JSONDecoder().decode(ProcessMark.self, from: Data(content.utf8)), mark.isAlive
    else { return nil }
    return mark
  }
}
