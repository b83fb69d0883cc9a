internal import Foundation

/// What a provider gets to hear: an HTTP answer in its own form.
struct Answer: Sendable, Hashable {
  var status: UInt32 = 200
  var contentType: String
  var body: [UInt8]

  /// What the caller hears, or the model reads, where nothing better is known.
  static let unavailable = "Sorry, this line is not in service right now."
  static let unknownFunction = "There is no function of that name here."

  static func json(_ object: [String: any Sendable]) -> Answer {
    // Texts, arrays and objects always serialize.
    let body = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return Answer(contentType: "application/json", body: body.map(Array.init) ?? Array("{}".utf8))
  }

  static func xml(_ document: String) -> Answer {
    Answer(contentType: "text/xml", body: Array((#"<?xml version="1.0" encoding="UTF-8"?>"# + document).utf8))
  }
}
