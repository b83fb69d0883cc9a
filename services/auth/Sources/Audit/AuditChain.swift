internal import Foundation
internal import Sealing

/// The hashes that make an audit log one that nobody changes unseen.
enum AuditChain {
  /// What the first entry follows.
  static let start = [UInt8](repeating: 0, count: SHA256.length)

  /// Of what an object was, with salt: a value with few possibilities cannot be found by trying them.
  static func valueHash(_ value: String, salt: [UInt8]) -> [UInt8] { SHA256.hash(salt, Array(value.utf8)) }

  /// Over the hash before and everything of the entry. Each part comes with its length, so that two different entries are
  /// never the same bytes.
  static func hash(_ entry: AuditRow, after previous: [UInt8]) -> [UInt8] {
    var bytes = previous
    func append(_ part: [UInt8]) {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: part.count >> (24 - 8 * $0)) }
      bytes += part
    }
    append(Array("\(entry.seq)".utf8))
    append(entry.entryID.bigEndian)
    append(Array("\(Int64((entry.at.timeIntervalSince1970 * 1_000_000).rounded()))".utf8))
    for text in [entry.actor, entry.action, entry.object] { append(Array(text.utf8)) }
    for part in [entry.salt, entry.beforeHash, entry.afterHash] { append(part) }
    return SHA256.hash(bytes)
  }

  /// The number of the first entry that is not as it was written, of entries that follow `previous`; nil: all are.
  static func firstBad(_ entries: [AuditRow], after previous: (seq: Int64, hash: [UInt8])) -> Int64? {
    var last = previous
    for entry in entries {
      guard entry.seq == last.seq + 1, entry.previousHash == last.hash, entry.hash == hash(entry, after: last.hash)
      else {
        return last.seq + 1
      }
      last = (entry.seq, entry.hash)
    }
    return nil
  }
}
