/// Entries beside a message: ordered, repeatable, binary-safe.
public struct Metadata: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// `[a-z0-9._-]`, 1 to 255 bytes.
    public var key: String
    /// At most 16,384 bytes together with everything else.
    public var value: [UInt8]

    public init(key: String, value: [UInt8]) {
      self.key = key
      self.value = value
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The first value under `key`.
  public subscript(key: String) -> [UInt8]? {
    entries.first { $0.key == key }?.value
  }

  /// The first value under `key` where it is valid UTF-8.
  public func text(_ key: String) -> String? {
    self[key].flatMap { String(validating: $0, as: UTF8.self) }
  }

  public mutating func append(_ key: String, _ value: [UInt8]) {
    entries.append(Entry(key: key, value: value))
  }

  public mutating func append(_ key: String, _ value: String) {
    append(key, Array(value.utf8))
  }
}
