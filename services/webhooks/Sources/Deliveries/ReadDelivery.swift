/// What a verified delivery is, as far as storing it needs to know.
enum ReadDelivery: Sendable, Equatable {
  /// An event: `type` is its name, `key` what makes a redelivery recognizable.
  case event(type: String, key: [UInt8])
  /// The provider waits for an answer.
  case question(Question)
  /// Signed, and yet nothing that the provider sends.
  case notAnEvent

  /// An event's name is text that we store and log: 1 to 64 lower-case letters, digits, `_`, `-` and `.`.
  static func isEventName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x61...0x7a, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
      }
  }
}
