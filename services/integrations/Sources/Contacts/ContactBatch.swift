internal import IntegrationsAPI

/// One `UpsertContacts` request on its way: what is sound, merged by number, and how each item comes out.
struct ContactBatch: Sendable {
  static let itemsLimit = 500

  /// One for each number, in the order of the numbers: two batches never wait for each other in a circle.
  let drafts: [ContactDraft]
  private var phones: [PhoneNumber?]
  private var results: [ContactResult]

  init(_ items: [ContactItem], callingCode: String) {
    var merged: [PhoneNumber: ContactDraft] = [:]
    var phones: [PhoneNumber?] = []
    var results: [ContactResult] = []
    for item in items {
      var result = ContactResult()
      do throws(ContactDraft.Refusal) {
        let draft = try ContactDraft(item, callingCode: callingCode)
        if merged[draft.phone] == nil { merged[draft.phone] = draft } else { merged[draft.phone]?.merge(draft) }
        phones.append(draft.phone)
      } catch {
        result.reason = error.rawValue
        phones.append(nil)
      }
      results.append(result)
    }
    drafts = merged.values.sorted { $0.phone.e164 < $1.phone.e164 }
    self.phones = phones
    self.results = results
  }

  var refused: Int { phones.count { $0 == nil } }

  /// One result an item. A number that comes twice was created by its first item.
  func results(_ stored: [PhoneNumber: ContactStore.Upserted]) -> [ContactResult] {
    var results = results
    var seen: Set<PhoneNumber> = []
    for (index, phone) in phones.enumerated() {
      guard let phone, let contact = stored[phone] else { continue }
      results[index].contactID = "\(contact.id)"
      results[index].created = contact.isCreated && seen.insert(phone).inserted
    }
    return results
  }
}
