internal import Foundation

// The texts that codes travel as. All are read strictly: what a signer writes differently is not its code.

/// `text` where it is `count` bytes in lower-case hexadecimal.
func hexadecimalBytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
  guard text.utf8.count == count * 2 else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  var high: UInt8?
  for character in text.utf8 {
    let digit: UInt8
    switch character {
    case 0x30...0x39: digit = character - 0x30
    case 0x61...0x66: digit = character - 0x61 + 10
    default: return nil
    }
    if let first = high {
      bytes.append(first << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  return bytes
}

/// Lower-case hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
  func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
  return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
    for (index, byte) in bytes.enumerated() {
      text[index * 2] = digit(byte >> 4)
      text[index * 2 + 1] = digit(byte & 15)
    }
    return bytes.count * 2
  }
}

/// Base64 with padding, in the standard alphabet.
func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// `text` where it is a whole number in decimal digits alone.
func decimal(_ text: some StringProtocol) -> Int64? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int64(text)
}

/// Whether two times lie within `tolerance` of each other, inclusive; all in milliseconds.
func isWithin(_ tolerance: Int64, of now: Int64, _ time: Int64) -> Bool {
  let (distance, overflow) = now.subtractingReportingOverflow(time)
  return !overflow && distance.magnitude <= UInt64(tolerance)
}
