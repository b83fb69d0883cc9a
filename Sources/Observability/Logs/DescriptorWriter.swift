#if canImport(Glibc)
  internal import Glibc
#endif

/// write(2) until all is out.
enum DescriptorWriter {
  /// Whether all was written. EINTR is tried again; every other error gives up.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
        if written >= 0 {
          sent += written
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
