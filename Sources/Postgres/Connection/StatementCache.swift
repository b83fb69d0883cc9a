/// Which statements a connection's server side has prepared.
///
/// A statement is prepared the second time it is seen, so what runs once takes no place. A full cache prepares nothing
/// more: a service's statements are a fixed set, and evicting would cost a message to the server each time.
struct StatementCache {
  enum Plan: Equatable {
    /// Parse, bind and execute at once, under no name.
    case unnamed
    /// Prepare under this name first; `confirm` or `forget` follows.
    case prepare(name: String)
    case prepared(name: String)
  }

  private enum Entry {
    case seen
    case preparing(name: String)
    case prepared(name: String)
  }

  private var entries: [EncodedStatement.Key: Entry] = [:]
  private var named = 0
  private let capacity: Int

  /// `capacity` 0 never prepares.
  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func plan(for key: EncodedStatement.Key) -> Plan {
    guard capacity > 0 else { return .unnamed }
    switch entries[key] {
    case .prepared(let name):
      return .prepared(name: name)
    // The server has not answered yet and may refuse.
    case .preparing:
      return .unnamed
    case .seen:
      guard named < capacity else { return .unnamed }
      named += 1
      let name = "s\(named)"
      entries[key] = .preparing(name: name)
      return .prepare(name: name)
    case nil:
      if entries.count < 2 * capacity { entries[key] = .seen }
      return .unnamed
    }
  }

  /// The server has prepared it.
  mutating func confirm(_ key: EncodedStatement.Key) {
    if case .preparing(let name) = entries[key] { entries[key] = .prepared(name: name) }
  }

  /// The server refused to prepare it, or no longer has a usable plan. Names are never used again.
  mutating func forget(_ key: EncodedStatement.Key) {
    entries[key] = nil
  }
}
