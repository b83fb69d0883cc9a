internal import Foundation
internal import Observability

/// One failure as it is reported: an event's name and its public fields, and nothing else.
///
/// It holds no message, no text of an error, no request and no stack, so nothing that could be personal can be in it: the
/// fields went through `EventValue`, which lets machine-made words pass and redacts the rest.
struct ErrorReport: Sendable {
  /// 32 lower-case hexadecimal digits.
  let id: String
  let at: Date
  let record: EventRecord

  init(_ record: EventRecord, at: Date) {
    id = UUID().uuidString.replacing("-", with: "").lowercased()
    self.at = at
    self.record = record
  }

  /// What belongs together: the event and, where there is one, its method, kind of error or reason.
  var fingerprint: [String] {
    [record.name]
      + record.fields.filter { ["method", "error", "reason", "kind"].contains($0.0) }.map { "\($0.0)=\($0.1)" }
  }

  /// The envelope of it, ready to send at `sentAt`.
  ///
  /// Source: Sentry's developer documentation, "Envelopes" and "Event Payloads". The length counts bytes.
  func envelope(service: String, instance: String, environment: String, release: String, sentAt: Date) -> [UInt8] {
    let event = Payload(
      event_id: id, timestamp: at.timeIntervalSince1970, platform: "native",
      level: record.level == .critical ? "fatal" : "error", logger: service, server_name: Self.cut(instance),
      release: "switchboard@" + Self.cut(release), environment: Self.cut(environment), fingerprint: fingerprint,
      tags: ["service": service],
      exception: .init(values: [.init(type: record.name, value: Self.cut(summary))]),
      extra: Dictionary(
        record.fields.prefix(50).map { (Self.cut($0.0), Self.cut("\($0.1)")) }, uniquingKeysWith: { first, _ in first })
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let header = Header(
      event_id: id, sent_at: sentAt.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    // Plain text and finite numbers always encode.
    guard let payload = try? encoder.encode(event), let head = try? encoder.encode(header),
      let item = try? encoder.encode(ItemHeader(type: "event", length: payload.count, content_type: "application/json"))
    else { return [] }
    let lineEnd = [UInt8(ascii: "\n")]
    return Array(head) + lineEnd + Array(item) + lineEnd + Array(payload) + lineEnd
  }

  private var summary: String {
    let words = fingerprint.dropFirst()
    return words.isEmpty ? record.name : words.joined(separator: " ")
  }

  /// Sentry keeps 200 characters of a tag.
  private static func cut(_ text: String) -> String { String(text.prefix(200)) }
}

extension ErrorReport {
  private struct Header: Encodable {
    var event_id: String
    var sent_at: String
  }

  private struct ItemHeader: Encodable {
    var type: String
    var length: Int
    var content_type: String
  }

  private struct Payload: Encodable {
    struct Exceptions: Encodable {
      var values: [Failure]
    }

    struct Failure: Encodable {
      var type: String
      var value: String
    }

    var event_id: String
    var timestamp: Double
    var platform: String
    var level: String
    var logger: String
    var server_name: String
    var release: String
    var environment: String
    var fingerprint: [String]
    var tags: [String: String]
    var exception: Exceptions
    var extra: [String: String]
  }
}
