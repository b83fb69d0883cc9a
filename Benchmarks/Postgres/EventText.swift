/// Made-up events as providers send them: JSON that is mostly somebody's words.
enum EventText {
  private static let words = """
    appointment afternoon morning available booking brakes calendar calling cleaning confirm customer dentist discount
    emergency estimate evening garage insurance invoice kitchen leaking manager monday number office patient payment
    please plumber possible question repair replace reschedule saturday service tuesday water window yesterday your
    about after again before could every first going great have just know like maybe need right thank that then
    """.split(whereSeparator: \.isWhitespace)

  /// One event of exactly `bytes` bytes, in ASCII without quotes inside the words.
  static func json(bytes: Int, using random: inout some RandomNumberGenerator) -> String {
    let head =
      #"{"event":"call_ended","call":{"call_id":"\#(UInt64.random(in: 0 ... .max, using: &random))","transcript":""#
    let tail = #""}}"#
    var text = head
    while text.utf8.count + tail.utf8.count < bytes { text += words.randomElement(using: &random)! + " " }
    return text.prefix(bytes - tail.utf8.count) + tail
  }

  /// So many words, with a space between them.
  static func words(_ count: Int, using random: inout some RandomNumberGenerator) -> String {
    (0..<count).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
  }
}
