import Foundation
import Identifiers
import Testing

@testable import Integrations

@Suite struct CalendarIdentityTests {
  @Test(
    "bytes become base32hex in lower case. Source: RFC 4648, 10",
    arguments: [("f", "co"), ("fo", "cpng"), ("foo", "cpnmu"), ("foob", "cpnmuog"), ("foobar", "cpnmuoj1e8")])
  func base32hex(text: String, encoded: String) {
    #expect(CalendarIdentity.base32hex(Array(text.utf8)) == encoded)
  }

  @Test("an event's id is the same each time, another for each organization, and one that Google takes")
  func event() {
    let (id, organization) = (AppointmentID.new(), OrganizationID.new())
    let event = CalendarIdentity.event(of: id, in: organization)
    #expect(event == CalendarIdentity.event(of: id, in: organization))
    #expect(event != CalendarIdentity.event(of: id, in: .new()))
    #expect(event.wholeMatch(of: /[a-v0-9]{52}/) != nil)
  }

  @Test("times are told in UTC and read with whatever offset")
  func times() throws {
    let date = Date(timeIntervalSince1970: 1_795_000_000)
    #expect(CalendarTime.text(date) == "2026-11-18T11:06:40Z")
    for text in ["2026-11-18T11:06:40Z", "2026-11-18T06:06:40-05:00", "2026-11-18T11:06:40.000Z"] {
      #expect(CalendarTime.date(text) == date)
    }
    #expect(CalendarTime.date("tomorrow") == nil)
  }

  @Test("times that meet become one, and what lies outside is cut off")
  func joined() {
    func interval(_ from: Double, _ to: Double) -> DateInterval {
      DateInterval(start: Date(timeIntervalSince1970: from), end: Date(timeIntervalSince1970: to))
    }
    let busy = [
      interval(50, 60), interval(0, 12), interval(20, 30), interval(30, 40), interval(25, 28), interval(90, 99),
    ]
    #expect(
      busy.joined(within: interval(10, 55)) == [interval(10, 12), interval(20, 40), interval(50, 55)])
  }
}
