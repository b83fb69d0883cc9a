/// A kind of personal data that is taken out of a text before anybody outside sees it.
///
/// The structured classes have a shape of their own, and the leak check looks for each of them again. A name or a street has
/// none: those are found where the words around them give them away, which is best effort.
enum SensitiveClass: String, Sendable, Hashable, CaseIterable, Comparable {
  case email, url, ipAddress = "ip_address", iban, card, socialSecurityNumber = "ssn", medicalRecordNumber = "mrn"
  case phone, date, postalCode = "postal_code", accountNumber = "account_number"
  case name, streetAddress = "street_address"

  /// Whether it can be told by its shape alone.
  var isStructured: Bool {
    switch self {
    case .email, .url, .ipAddress, .iban, .card, .socialSecurityNumber, .medicalRecordNumber, .phone: true
    case .date, .postalCode, .accountNumber, .name, .streetAddress: false
    }
  }

  static func < (left: SensitiveClass, right: SensitiveClass) -> Bool { left.rank < right.rank }

  /// Which class wins where two are found in the same place: the more telling one.
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
