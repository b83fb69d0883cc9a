/// The parameters of a form-encoded request, decoded once from the raw bytes.
///
/// Values stay bytes: what is no UTF-8 is signed as it is. Empty values count, names may repeat.
struct TwilioForm: Sendable, Hashable {
  /// Parameters that are taken: far more than Twilio sends.
  static let mostParameters = 1_000

  struct Parameter: Sendable, Hashable {
    var name: [UInt8]
    var value: [UInt8]
  }

  let parameters: [Parameter]

  /// Nil where there are more than `mostParameters`.
  init?(_ encoded: [UInt8]) {
    var parameters: [Parameter] = []
    for pair in encoded.split(separator: UInt8(ascii: "&")) {
      guard parameters.count < Self.mostParameters else { return nil }
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      parameters.append(
        Parameter(
          name: Self.decode(pair[..<equals]), value: equals == pair.endIndex ? [] : Self.decode(pair[(equals + 1)...])))
    }
    self.parameters = parameters
  }

  /// The first value under `name`; nil where there is none, where it is empty, or where it is no UTF-8.
  subscript(name: String) -> String? {
    parameters.first { $0.name.elementsEqual(name.utf8) }
      .flatMap { String(validating: $0.value, as: UTF8.self) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Source: WHATWG URL, "application/x-www-form-urlencoded parsing". A `%` that starts no pair of digits stands for itself.
  private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        index += 1
      }
    }
    return bytes
  }

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x41...0x46: character - 0x41 + 10
    case 0x61...0x66: character - 0x61 + 10
    default: nil
    }
  }
}
