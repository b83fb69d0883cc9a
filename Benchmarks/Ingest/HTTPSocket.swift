import Foundation
import Glibc

/// A blocking connection to 127.0.0.1 that sends one request after another and wants 200 for each. Of one thread alone.
final class HTTPSocket {
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 8192)
  /// Where the last answer's head ended, and how long it was.
  private var last = (head: 0, length: 0)

  enum Failure: Error {
    case system(Int32)
    case closed
    case answered(String)
  }

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure.system(errno) }
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(descriptor) }

  /// Sends a request in one piece and reads its answer, whose body's length must be announced.
  func send(_ head: String, _ body: [UInt8]) throws {
    var request = Array(head.utf8)
    request += body
    var sent = 0
    while sent < request.count {
      let count = request[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure.system(errno) }
      sent += count
    }
    var filled = 0
    while true {
      let count = buffer[filled...].withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { throw Failure.closed }
      filled += count
      if try isComplete(filled) { return }
    }
  }

  /// Each answer is looked through from its beginning, unless it is as long as the last one with its head's end in the same place.
  private func isComplete(_ filled: Int) throws -> Bool {
    if filled == last.length, buffer[last.head..<last.head + 4].elementsEqual(Self.headEnd),
      buffer.starts(with: Self.success)
    {
      return true
    }
    guard let end = (0..<max(0, filled - 3)).first(where: { buffer[$0..<$0 + 4].elementsEqual(Self.headEnd) }) else {
      return false
    }
    guard buffer.starts(with: Self.success) else {
      throw Failure.answered(String(decoding: buffer[..<min(filled, 600)], as: UTF8.self))
    }
    guard filled - end - Self.headEnd.count >= bodyLength(of: buffer[..<end]) else { return false }
    last = (end, filled)
    return true
  }

  private func bodyLength(of head: ArraySlice<UInt8>) -> Int {
    for line in head.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line[..<colon].count == Self.lengthName.count,
        zip(line[..<colon], Self.lengthName).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
      else { continue }
      return line[colon...].filter { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return 0
  }

  private static let headEnd = Array("\r\n\r\n".utf8)
  private static let success = Array("HTTP/1.1 200".utf8)
  private static let lengthName = Array("content-length".utf8)
}
