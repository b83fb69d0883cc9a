internal import COpenSSL

/// Overwrites bytes that were a key.
func wipe(_ bytes: inout [UInt8]) { OPENSSL_cleanse(&bytes, bytes.count) }

/// A key in memory that is wiped when its last owner lets go of it, and that prints as nothing.
///
/// Safe to share: the bytes are written once, in `init`, and only read until `deinit`.
final class SecretKey: @unchecked Sendable, CustomStringConvertible {
  private let bytes: UnsafeMutableRawBufferPointer

  init(_ source: [UInt8]) {
    bytes = .allocate(byteCount: source.count, alignment: 16)
    bytes.copyBytes(from: source)
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    bytes.deallocate()
  }

  var count: Int { bytes.count }

  /// The pointer must not outlive the closure.
  func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(bytes))
  }

  var description: String { "‹key›" }
}
