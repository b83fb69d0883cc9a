internal import Identifiers

/// What became of a call in a customer system.
struct WrittenCall: Sendable, Hashable {
  /// What it is called there.
  var outsideID: String
  var isNew: Bool
  /// The contact or lead that it was put to.
  var contactID: String?
  /// Contacts and leads with the number; above 1 the oldest was taken.
  var matches: Int
}

/// A system that keeps an organization's customers, and learns of their calls.
protocol CustomerSystem: Sendable {
  /// Brings `call` there, so that it is there once however often this is done.
  ///
  /// - Parameter known: What it is called there, where that is known; it may have been deleted since.
  ///
  /// Throws ``SyncFailure``, and `CancellationError`.
  func write(_ call: SyncedCall, known: String?, through session: AccountSession) async throws -> WrittenCall
}

extension ConnectedProvider {
  /// Nil where calls are not brought there.
  var customerSystem: (any CustomerSystem)? {
    switch self {
    case .hubspot: HubSpotSystem()
    case .salesforce: SalesforceSystem()
    case .google: nil
    }
  }
}

extension PhoneNumber {
  /// The number without its country's code, in each way that the code may end: one to three digits long.
  var nationalCandidates: [String] {
    let digits = e164.dropFirst()
    guard digits.first != "1" else { return [String(digits.dropFirst())] }
    return (1...3).map { String(digits.dropFirst($0)) }
  }

  /// Whether `text`, as somebody typed it, is this number: with the country's code or without.
  func isWritten(as text: String) -> Bool {
    if let number = PhoneNumber(text) { return number == self }
    let digits = e164.dropFirst()
    return (1...3).contains { PhoneNumber(text, callingCode: String(digits.prefix($0))) == self }
  }
}
