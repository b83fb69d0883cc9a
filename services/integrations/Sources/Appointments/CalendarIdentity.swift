internal import Foundation
internal import Identifiers
internal import Sealing

/// Names that are made of others, so that whoever makes them makes the same.
enum CalendarIdentity {
  /// A connected account's own calendar as a resource that is booked: whoever connects the account again, or with another
  /// agent, books the same one.
  static func resource(account: String) -> UUID {
    let hash = SHA256.hash(Array("google|\(account)|primary".utf8))
    return hash.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  /// The id under which an appointment's event stands in its calendar: base32hex in lower case, as Google demands, of a hash
  /// of organization and appointment. Google never gives an id twice in one calendar, so inserting again changes nothing.
  static func event(of id: AppointmentID, in organization: OrganizationID) -> String {
    base32hex(SHA256.hash(Array("\(organization)|\(id)".utf8)))
  }

  /// RFC 4648, 7, in lower case and without padding.
  static func base32hex(_ bytes: [UInt8]) -> String {
    let alphabet = Array("0123456789abcdefghijklmnopqrstuv")
    var text = ""
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xffff
      count += 8
      while count >= 5 {
        count -= 5
        text.append(alphabet[bits >> count & 31])
      }
    }
    if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
    return text
  }
}
