import Foundation
import Testing

@testable import Messages

@Suite("timestamps")
struct TimestampTests {
  @Test(
    "text and time agree",
    arguments: [
      (0, 0, "1970-01-01T00:00:00Z"),
      (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"),
      (951_782_400, 0, "2000-02-29T00:00:00Z"),
      (1_709_164_800, 120_000_000, "2024-02-29T00:00:00.120Z"),
      (4_107_542_400, 1_000, "2100-03-01T00:00:00.000001Z"),
      (-62_135_596_800, 0, "0001-01-01T00:00:00Z"),
      (253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
    ] as [(Int64, Int32, String)])
  func text(seconds: Int64, nanoseconds: Int32, text: String) {
    let time = Timestamp(seconds: seconds, nanoseconds: nanoseconds)
    #expect(RFC3339.text(time) == text)
    #expect(RFC3339.timestamp(text) == time)
  }

  @Test(
    "other spellings are read",
    arguments: [
      ("1970-01-01T01:30:00+01:30", 0, 0), ("1969-12-31T23:00:00-01:00", 0, 0),
      ("1970-01-01T00:00:00.1Z", 0, 100_000_000),
    ] as [(String, Int64, Int32)])
  func spellings(text: String, seconds: Int64, nanoseconds: Int32) {
    #expect(RFC3339.timestamp(text) == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00Z", "1970-1-01T00:00:00Z", "1970-13-01T00:00:00Z",
      "1970-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "1970-01-00T00:00:00Z", "1970-01-01T24:00:00Z",
      "1970-01-01T00:60:00Z", "1970-01-01T00:00:60Z", "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.1234567890Z",
      "1970-01-01T00:00:00z", "1970-01-01T00:00:00+0100", "1970-01-01T00:00:00+24:00", "0000-12-31T23:59:59Z",
      "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "10000-01-01T00:00:00Z", "1970-01-01T00:00:00Zx",
      "+970-01-01T00:00:00Z",
    ])
  func refused(text: String) {
    #expect(RFC3339.timestamp(text) == nil)
  }

  @Test("a time outside of four-digit years, or with too many nanoseconds, has no text")
  func outside() {
    for time in [
      Timestamp(seconds: 253_402_300_800), Timestamp(seconds: -62_135_596_801), Timestamp(seconds: .min),
      Timestamp(nanoseconds: 1_000_000_000), Timestamp(nanoseconds: -1),
    ] {
      #expect(RFC3339.text(time) == nil)
    }
  }

  @Test("a date survives to the microsecond", arguments: [0, 1, 999_999, 123_456, 500_000] as [Int64])
  func dates(micros: Int64) {
    for second in [0, 1_785_000_000, -1, -86_400] as [Int64] {
      let time = Timestamp(seconds: second, nanoseconds: Int32(micros) * 1_000)
      #expect(Timestamp(time.date) == time)
    }
  }

  @Test("wild dates do not trap")
  func wild() {
    for interval in [Double.infinity, -.infinity, .nan, 1e300, -1e300, .greatestFiniteMagnitude] {
      _ = Timestamp(Date(timeIntervalSince1970: interval))
    }
    _ = Timestamp(seconds: .max, nanoseconds: .max).date
  }
}
