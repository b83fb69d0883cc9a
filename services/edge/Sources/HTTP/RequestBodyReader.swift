internal import Hummingbird
internal import NIOCore

/// Reads one request's body into memory: at most `limit` bytes, and in time.
struct RequestBodyReader {
  let limit: Int
  /// When the whole request must have arrived.
  let deadline: ContinuousClock.Instant

  /// Whether the request says that it has a body. A chunked one counts as having one, whatever comes.
  static func hasBody(_ request: Request) -> Bool {
    if request.headers[.transferEncoding] != nil { return true }
    return (announcedLength(request) ?? 0) > 0
  }

  /// What `Content-Length` says; a number beyond all counting is as large as numbers go.
  private static func announcedLength(_ request: Request) -> Int? {
    request.headers[.contentLength].map { Int($0) ?? .max }
  }

  /// Throws `Problem` 413 before anything over the limit is kept, 408 at the deadline, 400 where the body ends early
  /// or is not framed as HTTP says.
  func read(_ request: Request, _ context: EdgeContext) async throws -> [UInt8] {
    let announced = Self.announcedLength(request)
    if let announced, announced > limit { throw tooLarge }
    let alarm = scheduleAlarm(on: context.channel)
    defer { alarm.cancel() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(announced ?? 0)
    do {
      for try await buffer in request.body {
        guard bytes.count + buffer.readableBytes <= limit else {
          context.facts.noteBody(bytes: bytes.count, isComplete: false)
          throw tooLarge
        }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
    } catch is RequestTooSlow {
      context.facts.noteBody(bytes: bytes.count, isComplete: false)
      throw Problem(408, "request_too_slow", "The whole request must arrive within the time allowed.")
    } catch let error where !(error is Problem || error is CancellationError) {
      // The parser gave the body up, such as over a chunk without a size. Nothing behind it can be read any more.
      context.facts.noteBody(bytes: bytes.count, isComplete: false)
      throw Problem(400, "body_malformed", "The body is not framed as HTTP says.")
    }
    if let announced, announced != bytes.count {
      throw Problem(400, "body_incomplete", "The body ended before its announced length.")
    }
    context.facts.noteBody(bytes: bytes.count, isComplete: true)
    return bytes
  }

  private var tooLarge: Problem {
    Problem(413, "body_too_large", "The body may have at most \(limit) bytes.")
  }

  /// At the deadline an error ends the stream of body parts. Cancelling the reading task instead would end the channel's
  /// input for good and with it the chance to answer.
  private func scheduleAlarm(on channel: any Channel) -> Scheduled<Void> {
    let left = max(.zero, deadline - .now)
    return channel.eventLoop.scheduleTask(in: TimeAmount(left)) {
      channel.pipeline.fireErrorCaught(RequestTooSlow())
    }
  }

  private struct RequestTooSlow: Error {}
}
