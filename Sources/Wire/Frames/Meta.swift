internal import NIOCore

/// Entries beside a message, as they travel: `key length u8 · value length u16 · key · value`, one after the other.
public struct Meta: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// `[a-z0-9._-]`, 1 to 255 bytes.
    public var key: String
    /// Up to 65,535 bytes; the whole meta has at most 16,384.
    public var value: [UInt8]

    public init(key: String, value: [UInt8]) {
      self.key = key
      self.value = value
    }
  }

  /// In the order they were given; a key may come twice. At most 64.
  public var entries: [Entry]

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The first value under `key`.
  public subscript(key: String) -> [UInt8]? {
    entries.first { $0.key == key }?.value
  }

  /// The first value under `key`, where it is valid UTF-8.
  public func text(_ key: String) -> String? {
    self[key].flatMap { String(validating: $0, as: UTF8.self) }
  }

  public mutating func append(_ key: String, _ value: String) {
    entries.append(Entry(key: key, value: Array(value.utf8)))
  }

  /// Bytes it takes in a frame.
  public var encodedLength: Int {
    entries.reduce(0) { $0 + 3 + $1.key.utf8.count + $1.value.count }
  }

  /// Whether it may be sent at all: keys, entries and size within the wire's bounds.
  public var isSendable: Bool {
    entries.count <= WireLimits.maximumMetaEntries && encodedLength <= WireLimits.maximumMeta
      && entries.allSatisfy { Self.isKey($0.key.utf8) && $0.value.count <= Int(UInt16.max) }
  }

  /// Whether the bytes are a key: `[a-z0-9._-]`, 1 to 255 of them.
  public static func isKey(_ bytes: some Collection<UInt8>) -> Bool {
    guard (1...255).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}

extension Meta {
  /// Reads a whole meta from exactly `bytes`. Throws a protocol fault that names the rule it breaks.
  init(decoding bytes: ByteBuffer) throws(ProtocolFault) {
    var bytes = bytes
    var entries: [Entry] = []
    while bytes.readableBytes > 0 {
      guard entries.count < WireLimits.maximumMetaEntries else {
        throw .violation("meta has at most \(WireLimits.maximumMetaEntries) entries")
      }
      guard let keyLength = bytes.readInteger(as: UInt8.self),
        let valueLength = bytes.readInteger(endianness: .little, as: UInt16.self),
        let key = bytes.readBytes(length: Int(keyLength)),
        let value = bytes.readBytes(length: Int(valueLength))
      else { throw .violation("a meta entry is longer than its meta") }
      guard Self.isKey(key) else { throw .violation("a meta key is 1 to 255 bytes of [a-z0-9._-]") }
      entries.append(Entry(key: String(decoding: key, as: UTF8.self), value: value))
    }
    self.init(entries)
  }

  func encode(into buffer: inout ByteBuffer) {
    guard !entries.isEmpty else { return }
    precondition(isSendable, "Meta was not checked before it was sent.")
    for entry in entries {
      buffer.writeInteger(UInt8(entry.key.utf8.count))
      buffer.writeInteger(UInt16(entry.value.count), endianness: .little)
      buffer.writeString(entry.key)
      buffer.writeBytes(entry.value)
    }
  }
}
