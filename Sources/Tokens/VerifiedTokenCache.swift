/// Tokens that were verified lately, by the hash of their text: at most `capacity`, each for a minute at most.
///
/// Two halves: entries go into the young one; when that is full it becomes the old one, and the old one is forgotten. So room
/// is made in constant time, and what is used stays. Only verified tokens get in: however many bad ones come, nothing grows
/// and nothing good is pushed out.
struct VerifiedTokenCache: Sendable {
  /// Seconds that an entry counts.
  static let lifetime: Int64 = 60

  private struct Entry {
    var token: VerifiedToken
    /// Seconds since 1970.
    var until: Int64
  }

  private let half: Int
  private var young: [[UInt8]: Entry] = [:]
  private var old: [[UInt8]: Entry] = [:]

  init(capacity: Int) {
    precondition(capacity >= 2, "a cache has room for two entries")
    half = capacity / 2
  }

  var count: Int { young.count + old.count }

  mutating func find(_ hash: [UInt8], now: Int64) -> VerifiedToken? {
    if let entry = young[hash] { return entry.until > now ? entry.token : nil }
    guard let entry = old.removeValue(forKey: hash), entry.until > now else { return nil }
    store(entry, hash)
    return entry.token
  }

  mutating func insert(_ token: VerifiedToken, _ hash: [UInt8], now: Int64) {
    store(Entry(token: token, until: min(token.expiresAt, now + Self.lifetime)), hash)
  }

  mutating func removeAll() {
    young = [:]
    old = [:]
  }

  private mutating func store(_ entry: Entry, _ hash: [UInt8]) {
    if young.count >= half {
      old = young
      young = [:]
    }
    young[hash] = entry
  }
}
