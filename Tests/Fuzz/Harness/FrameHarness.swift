internal import NIOCore
internal import Wire

/// The first byte says how long the pieces are in which the rest arrives.
enum FrameHarness {
  static func run(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    let content = [UInt8](bytes.dropFirst())
    let size = first == 0 ? max(1, content.count) : Int(first)
    // What a decoder makes of the whole is what it makes of the pieces.
    precondition(frames(of: content, size: size) == frames(of: content, size: max(1, content.count)))

    var server = FuzzServer()
    var client = FuzzClient()
    for start in stride(from: 0, to: content.count, by: size) {
      let piece = content[start..<min(start + size, content.count)]
      server.receive(piece)
      client.receive(piece)
    }
    server.end()
    client.end()
  }

  /// The frames before the first fault.
  private static func frames(of content: [UInt8], size: Int) -> [Frame] {
    var decoder = FrameDecoder()
    var frames: [Frame] = []
    for start in stride(from: 0, to: content.count, by: size) {
      var piece = ByteBuffer(bytes: content[start..<min(start + size, content.count)])
      decoder.append(&piece)
      do {
        while let frame = try decoder.next() { frames.append(frame) }
      } catch {
        return frames
      }
      decoder.compact()
    }
    return frames
  }
}
