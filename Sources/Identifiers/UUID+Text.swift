public import Foundation

// The 36 characters of RFC 9562, 4. Foundation's own go through the C library's formatted printing and scanning, which takes
// a microsecond: as long as a row takes to be stored.
extension UUID {
  /// Lower case, as Postgres prints it.
  public var text: String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      withUnsafeBytes(of: uuid) { bytes in
        var position = 0
        for (index, byte) in bytes.enumerated() {
          if Self.isAfterHyphen(index) {
            buffer[position] = UInt8(ascii: "-")
            position += 1
          }
          buffer[position] = Self.digit(byte >> 4)
          buffer[position + 1] = Self.digit(byte & 15)
          position += 2
        }
        return position
      }
    }
  }

  /// From 36 characters, in lower or upper case; nil for anything else.
  public init?(text: String) {
    var text = text
    let parsed = text.withUTF8 { characters -> uuid_t? in
      guard characters.count == 36 else { return nil }
      var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      let isSound = withUnsafeMutableBytes(of: &uuid) { bytes in
        var position = 0
        for index in bytes.indices {
          if Self.isAfterHyphen(index) {
            guard characters[position] == UInt8(ascii: "-") else { return false }
            position += 1
          }
          guard let high = Self.value(characters[position]), let low = Self.value(characters[position + 1]) else {
            return false
          }
          bytes[index] = high << 4 | low
          position += 2
        }
        return true
      }
      return isSound ? uuid : nil
    }
    guard let parsed else { return nil }
    self.init(uuid: parsed)
  }

  private static func isAfterHyphen(_ index: Int) -> Bool { index == 4 || index == 6 || index == 8 || index == 10 }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
