internal import Foundation
internal import IntegrationsAPI
internal import Messages
internal import ServiceRuntime

/// What a request says about one contact, checked.
struct ContactDraft: Sendable {
  static let emailLimit = 254
  static let nameLimit = 200

  /// Why an item is refused; the word is in its result.
  enum Refusal: String, Error, Sendable, Hashable {
    case invalidPhone = "invalid_phone"
    case invalidEmail = "invalid_email"
    case invalidName = "invalid_name"
  }

  var phone: PhoneNumber
  /// Nil changes nothing.
  var email: Sensitive<String>?
  var name: Sensitive<String>?

  init(_ item: ContactItem, callingCode: String) throws(Refusal) {
    guard let phone = PhoneNumber(item.phone.reveal(), callingCode: callingCode) else { throw .invalidPhone }
    self.phone = phone
    let email = item.email.reveal().trimmingCharacters(in: .whitespaces).lowercased()
    if !email.isEmpty {
      guard Self.isAddress(email) else { throw .invalidEmail }
      self.email = Sensitive(email)
    }
    let name = item.name.reveal().trimmingCharacters(in: .whitespacesAndNewlines)
    if !name.isEmpty {
      guard TextRule.allows(name, limit: Self.nameLimit) else { throw .invalidName }
      self.name = Sensitive(name)
    }
  }

  /// The later item completes or corrects the earlier one.
  mutating func merge(_ later: ContactDraft) {
    email = later.email ?? email
    name = later.name ?? name
  }

  /// Something before the last `@`, a domain after it, no spaces and no control characters.
  static func isAddress(_ text: String) -> Bool {
    guard (3...emailLimit).contains(text.utf8.count), let at = text.lastIndex(of: "@"), at != text.startIndex else {
      return false
    }
    let domain = text[text.index(after: at)...]
    return !domain.isEmpty && !domain.contains("@")
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f }
  }
}
