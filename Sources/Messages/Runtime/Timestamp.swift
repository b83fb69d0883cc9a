package import CMessages
public import Foundation

/// A point in time: `google.protobuf.Timestamp`.
public struct Timestamp: Sendable, Hashable {
  /// Since 1970-01-01T00:00:00Z, without leap seconds.
  public var seconds: Int64
  /// Counted forward in time, 0 to 999,999,999.
  public var nanoseconds: Int32

  public init(seconds: Int64 = 0, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The date to the nearest microsecond: what a `Date` of our century and Postgres both hold exactly.
  public init(_ date: Date) {
    let interval = date.timeIntervalSince1970
    // Beyond this a Date counts in steps of more than a second. Clamped, because converting a wild one must not trap.
    let clamped = interval.isNaN ? 0 : max(-9e15, min(9e15, interval))
    let whole = clamped.rounded(.down)
    let micros = Int32(((clamped - whole) * 1_000_000).rounded())
    self.init(
      seconds: Int64(whole) + (micros == 1_000_000 ? 1 : 0), nanoseconds: micros == 1_000_000 ? 0 : micros * 1_000)
  }

  /// The date, to the microsecond in our century.
  public var date: Date {
    Date(timeIntervalSince1970: Double(seconds) + Double(nanoseconds) / 1_000_000_000)
  }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339 in UTC.
  public var description: String {
    RFC3339.text(self) ?? "\(seconds) s \(nanoseconds) ns"
  }
}

extension Timestamp: Lowered {
  package static let layout = Layout(google__protobuf__timestamp__init)

  package init(lifting c: UnsafePointer<Google__Protobuf__Timestamp>) {
    self.init(seconds: c.pointee.f1, nanoseconds: c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Google__Protobuf__Timestamp>, _ arena: Arena) {
    c.pointee.f1 = seconds
    c.pointee.f2 = nanoseconds
  }
}
