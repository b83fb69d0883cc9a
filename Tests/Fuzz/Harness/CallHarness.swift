internal import NIOCore
internal import Wire

/// A client and a server that talk, while each pair of bytes says what happens next: what, and to which call or how much.
enum CallHarness {
  static func run(_ bytes: UnsafeRawBufferPointer) {
    var server = FuzzServer()
    var client = FuzzClient()
    // The openings were exchanged when the two were made.
    _ = server.takeWritten()
    var opening = client.takeWritten()
    opening.moveReaderIndex(forwardBy: min(opening.readableBytes, openingLength))
    server.receive(opening.readableBytesView)

    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
      step(bytes[place], bytes[place + 1], &server, &client)
      server.receive(client.takeWritten().readableBytesView)
      client.receive(server.takeWritten().readableBytesView)
    }
    server.end()
    client.receive(server.takeWritten().readableBytesView)
    client.end()
  }

  private static var openingLength: Int {
    var opening = ByteBuffer(bytes: Preamble.bytes)
    opening.writeFrame(.settings(SettingsFrame(pairs: SettingsValues().pairs)))
    return opening.readableBytes
  }

  private static func step(_ kind: UInt8, _ value: UInt8, _ server: inout FuzzServer, _ client: inout FuzzClient) {
    let call = UInt64(value & 15) + 1
    let size = Int(value >> 4) * Int(value >> 4) * 1_000
    switch kind % 14 {
    case 0, 1: client.start(UInt64(value), size: size)
    case 2: client.send(call, size)
    case 3: client.halfClose(call)
    case 4: client.cancel(call)
    case 5: client.read(call, size)
    case 6, 7: server.finish(call, .answer(ByteBuffer(repeating: 9, count: size)))
    case 8: server.finish(call, .complete)
    case 9: server.finish(call, .failure(EndHead(code: value % 16 + 1), error: [value]))
    case 10: server.send(call, size)
    case 11: server.read(call, size)
    case 12 where value > 250: server.drain()
    case 12: server.wait(.milliseconds(Int(value) * 10))
    default: client.wait(.milliseconds(Int(value) * 10))
    }
  }
}
