import Foundation
import Testing

@testable import Outbound

@Suite struct RetryAfterTests {
  @Test(
    "seconds and dates are understood, nonsense is ignored, and nobody makes us wait for more than a quarter of an hour",
    arguments: [
      ("0", Duration.zero), ("7", .seconds(7)), (" 12 ", .seconds(12)), ("900", .seconds(900)),
      ("86400", .seconds(900)), ("-1", nil), ("soon", nil), ("", nil), ("1.5", nil),
      ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(10)), ("Sun, 06 Nov 1994 08:49:00 GMT", .zero),
      ("Sun, 06 Nov 1995 08:49:37 GMT", .seconds(900)), ("99999999999999999999", nil),
    ] as [(String, Duration?)])
  func wait(text: String, expected: Duration?) {
    let response = OutboundResponse(status: 429, headers: [("retry-after", text)], body: [])
    #expect(RetryAfter.wait(response, now: Date(timeIntervalSince1970: 784_111_767)) == expected)
  }
}
