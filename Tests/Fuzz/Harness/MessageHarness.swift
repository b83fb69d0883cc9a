internal import Messages
internal import TestAPI

/// What unpacks must pack again to bytes that unpack to the same.
enum MessageHarness {
  static func run(_ bytes: UnsafeRawBufferPointer) {
    // Most bytes are no message, and are refused.
    guard let message = try? KitchenSink(serialized: bytes), let packed = try? message.serialized() else { return }
    guard let again = try? KitchenSink(serialized: packed) else {
      preconditionFailure("what was packed does not unpack")
    }
    // Bytes are compared, because not-a-number is equal to nothing.
    precondition((try? again.serialized()) == packed, "packing twice gives other bytes")
  }
}
