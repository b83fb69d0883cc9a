internal import NIOCore

/// The first 8 bytes of each direction: `SWBD`, major 1, minor 0, two zeros.
public enum Preamble {
  public static let bytes: [UInt8] = [0x53, 0x57, 0x42, 0x44, 1, 0, 0, 0]

  /// What a client that speaks HTTP gets.
  public static let httpAnswer =
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 75\r\nConnection: close\r\n\r\n"
    + "This is a binary RPC port; HTTP is answered on this service's admin port.\r\n"

  private static let httpMethods = ["GET ", "POST", "PUT ", "HEAD", "DELE", "OPTI", "PATC", "CONN", "TRAC", "PRI "]

  /// Takes the preamble off `buffer`; nil while too few bytes are there to tell.
  static func read(from buffer: inout ByteBuffer) -> PreambleVerdict? {
    let start = Array(buffer.readableBytesView.prefix(4))
    guard bytes.starts(with: start) else {
      let candidates = httpMethods.filter { $0.utf8.starts(with: start) }
      guard start.count == 4 else { return candidates.isEmpty ? .foreign : nil }
      return candidates.isEmpty ? .foreign : .http
    }
    guard let whole = buffer.readBytes(length: bytes.count) else { return nil }
    guard whole[4] == bytes[4] else { return .otherMajor(whole[4]) }
    return whole[6] == 0 && whole[7] == 0 ? .accepted : .foreign
  }
}

/// What a connection's first bytes turned out to be.
public enum PreambleVerdict: Sendable, Hashable {
  case accepted
  /// This protocol in another major version.
  case otherMajor(UInt8)
  case http
  case foreign
}
