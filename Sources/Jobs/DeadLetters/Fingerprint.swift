/// A stable name for a cause of death: dead letters with equal kind and reason share it.
///
/// FNV-1a, 64 bits, as 16 hexadecimal digits. It groups and protects nothing, so a short hash without a library is right.
/// Source: "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv.
struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  let description: String

  init(kind: String, reason: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    // The zero byte keeps ("ab", "c") and ("a", "bc") apart; neither text can hold one.
    for byte in Array(kind.utf8) + [0] + Array(reason.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    description = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
