import ArgumentParser
import Foundation
import Glibc
import TestAPI

/// What a hostile peer does, with one connection after another, as fast as it is let.
enum Attack: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Random bytes after a lawful opening.
  case garbage
  /// Half a frame on each of many connections, and then nothing.
  case stall
  /// 100,000 calls that the client never ends.
  case streams
  /// Calls that are cancelled as they are opened.
  case reset
  /// Nothing but PING.
  case pings
  /// Calls with long answers, of which none is read.
  case deaf
  /// A frame of 2 GiB, of which the first 64 KiB come.
  case promise

  /// For people.
  var title: String {
    switch self {
    case .garbage: "sends garbage"
    case .stall: "stalls in mid-frame on 32 connections"
    case .streams: "opens 100,000 streams"
    case .reset: "resets as fast as it opens"
    case .pings: "floods pings"
    case .deaf: "never reads"
    case .promise: "promises 2 GiB"
    }
  }

  /// Until the process is ended, or whoever started it is gone.
  func run(port: Int) {
    let parent = getppid()
    while getppid() == parent {
      if self == .stall {
        Self.stall(port)
      } else if let socket = HostileSocket(port: port) {
        var script = Script(self)
        socket.pump(reads: self != .deaf) { script.next() }
        socket.close()
      }
      // A peer that is refused at once would measure how fast connections are made.
      usleep(10_000)
    }
  }

  private static func stall(_ port: Int) {
    let sockets = (0..<32).compactMap { _ in HostileSocket(port: port) }
    for socket in sockets {
      socket.write(HostileFrames.request(EchoMethods.echo.description.id, 1, body: 60_000).prefix(900))
    }
    // Longer than the server waits for a frame's end.
    sleep(11)
    sockets.forEach { $0.close() }
  }

  /// The bytes of one connection, a piece after the other; nil where it only waits from then on.
  private struct Script {
    let attack: Attack
    var call: UInt64 = 0

    init(_ attack: Attack) {
      self.attack = attack
    }

    mutating func next() -> [UInt8]? {
      defer { call += 1 }
      switch attack {
      case .garbage: return (0..<4_096).map { _ in UInt8.random(in: 0...255) }
      case .stall: return nil
      case .streams: return call < 1_000 ? openings(100) : nil
      case .reset: return resets(100)
      case .pings: return (0..<200).flatMap { _ in HostileFrames.ping }
      case .deaf: return HostileFrames.request(EchoMethods.echo.description.id, call + 1, body: 60_000)
      case .promise: return call == 0 ? HostileFrames.promise : [UInt8](repeating: 0, count: 65_536)
      }
    }

    private func openings(_ count: UInt64) -> [UInt8] {
      (1...count).flatMap {
        HostileFrames.request(EchoMethods.gather.description.id, call * count + $0, flags: 4, body: 0)
      }
    }

    private func resets(_ count: UInt64) -> [UInt8] {
      (1...count).flatMap { number in
        let id = call * count + number
        return HostileFrames.request(EchoMethods.gather.description.id, id, flags: 4, body: 0)
          + HostileFrames.cancel(id)
      }
    }
  }
}

/// Frames made by hand, because the library makes lawful ones only.
private enum HostileFrames {
  static func request(_ method: UInt64, _ call: UInt64, flags: UInt8 = 1, body: Int) -> [UInt8] {
    var bytes = header(length: 40 + body, type: 2, flags: flags, call: call)
    bytes += little(method) + little(UInt32(30_000)) + [0, 1, 0, 0] + [UInt8](repeating: 0, count: 24)
    if body > 0 {
      // The payload field takes all of it: key, then the length in three bytes.
      let size = body - 4
      bytes += [0x12, UInt8(size & 127) | 128, UInt8(size >> 7 & 127) | 128, UInt8(size >> 14)]
      bytes += [UInt8](repeating: 7, count: size)
    }
    return bytes
  }

  static func cancel(_ call: UInt64) -> [UInt8] {
    header(length: 8, type: 5, call: call) + [1, 0, 0, 0, 0, 0, 0, 0]
  }

  static let ping = header(length: 8, type: 7, call: 0) + [UInt8](repeating: 9, count: 8)
  static let promise = header(length: 1 << 31, type: 3, call: 1)

  /// The 8 bytes and SETTINGS with who we are.
  static let opening: [UInt8] = {
    let proof = [("service", "bench"), ("token", EchoServerCommand.token)]
    let meta = proof.flatMap { (key: String, value: String) -> [UInt8] in
      [UInt8(key.utf8.count), UInt8(value.utf8.count), 0] + Array(key.utf8) + Array(value.utf8)
    }
    var settings = header(length: meta.count, type: 1, call: 0)
    settings[6] = UInt8(meta.count)
    return [0x53, 0x57, 0x42, 0x44, 1, 0, 0, 0] + settings + meta
  }()

  private static func header(length: Int, type: UInt8, flags: UInt8 = 0, call: UInt64) -> [UInt8] {
    little(UInt32(length)) + [type, flags, 0, 0] + little(call)
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}

/// A plain socket that has said its opening.
private struct HostileSocket {
  private let descriptor: CInt

  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0, write(HostileFrames.opening) == HostileFrames.opening.count else {
      close()
      return nil
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Sends what `next` gives, and reads and forgets the answers, until the server closes or for 3 s where nothing follows.
  func pump(reads: Bool, _ next: () -> [UInt8]?) {
    var piece: ArraySlice<UInt8> = []
    var isOver = false
    var quiet = 0
    var sink = [UInt8](repeating: 0, count: 65_536)
    while quiet < 30 {
      if piece.isEmpty, !isOver {
        if let more = next() { piece = more[...] } else { isOver = true }
      }
      var wanted = pollfd(fd: descriptor, events: 0, revents: 0)
      if reads { wanted.events |= Int16(POLLIN) }
      if !piece.isEmpty { wanted.events |= Int16(POLLOUT) }
      let ready = poll(&wanted, 1, 100)
      quiet = ready == 0 ? quiet + 1 : 0
      if wanted.revents & Int16(POLLHUP | POLLERR) != 0 { return }
      if wanted.revents & Int16(POLLIN) != 0, read(descriptor, &sink, sink.count) <= 0 { return }
      if wanted.revents & Int16(POLLOUT) != 0 {
        let written = write(piece)
        if written < 0 { return }
        piece = piece.dropFirst(written)
      }
    }
  }

  @discardableResult
  func write(_ bytes: some Collection<UInt8>) -> Int {
    Array(bytes).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }
}
