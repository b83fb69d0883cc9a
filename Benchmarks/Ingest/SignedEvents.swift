import Foundation
import Webhooks

/// Deliveries of one source as Retell sends them: each of another call, each signed.
struct SignedEvents: Sendable {
  /// Of a body.
  static let bytes = 2048
  static let secret = "key_of_a_benchmark"

  /// A body without the digits of its call's id, which stand at `position`.
  private let template: [UInt8]
  private let position: Int
  /// Tells the runs of one database apart.
  private let run = UInt32.random(in: .min ... .max)
  /// Of the deliveries from the first that counts on; any beyond are signed when they are sent.
  private var signatures: [String] = []
  private static let mostPerSecond = 12_000.0

  /// Signs in advance what will be sent while it counts: the provider's work is not the system's, and pgbench's rows are made
  /// before as well.
  init(forSeconds seconds: Double) {
    var random = SystemRandomNumberGenerator()
    let digits = String(repeating: "0", count: 24)
    let head = #"{"event":"call_ended","call":{"call_id":"call_"#
    let tail =
      head + digits + #"","agent_id":"agent_5c1e0d7b2f4a49c8a1b3d6e7f8","direction":"inbound","call_status":"ended","#
      + #""disconnection_reason":"user_hangup","duration_ms":92417,"transcript":""#
    var text = tail
    while text.utf8.count < Self.bytes - 3 { text += EventText.words(20, using: &random) + " " }
    template = Array((text.prefix(Self.bytes - 3) + "\"}}").utf8)
    position = head.utf8.count
    let first = Measurement.firstThatCounts
    signatures = (first..<first + Int(seconds * Self.mostPerSecond)).map { signature(of: body(number: $0)) }
  }

  /// The delivery of that number: what is sent, and the header that proves it.
  func delivery(_ number: Int) -> (body: [UInt8], signature: String) {
    let body = self.body(number: number)
    let place = number - Measurement.firstThatCounts
    return (body, signatures.indices.contains(place) ? signatures[place] : signature(of: body))
  }

  private func body(number: Int) -> [UInt8] {
    var body = template
    var rest = UInt64(truncatingIfNeeded: number)
    for index in 0..<16 {
      body[position + 23 - index] = Self.hexadecimal[Int(rest & 15)]
      rest >>= 4
    }
    var tag = run
    for index in 0..<8 {
      body[position + 7 - index] = Self.hexadecimal[Int(tag & 15)]
      tag >>= 4
    }
    return body
  }

  private func signature(of body: [UInt8]) -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return RetellSignature.sign(
      body: body, secret: Array(Self.secret.utf8),
      nowMilliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
