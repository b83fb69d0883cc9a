internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres

/// A contact as it is stored.
struct StoredContact: Sendable {
  var id: ContactID
  var phone: Sensitive<String>
  var email: Sensitive<String>?
  var name: Sensitive<String>?
  var version: Int64
  var createdAt: Date
  var updatedAt: Date
}

/// Every statement on `contacts`, and the search in their names.
enum ContactStore {
  private static let columns: Statement = "id, phone_e164, email_norm, name, version, created_at, updated_at"

  struct Upserted: Sendable, Hashable {
    var id: ContactID
    var isCreated: Bool
  }

  /// Adds contacts and completes those that are known, all in one statement. What says nothing new changes nothing.
  /// Answers the contact of each number, and how many known ones changed.
  static func upsert(
    _ drafts: [ContactDraft], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> (contacts: [PhoneNumber: Upserted], changed: Int) {
    let written = try await transaction.rows(
      """
      insert into contacts (org_id, id, phone_e164, email_norm, name)
      select \(organization), new.id, new.phone, new.email, new.name
        from unnest(
          \(drafts.map { _ in ContactID.new() }), \(drafts.map(\.phone.e164)), \(drafts.map { $0.email?.reveal() }),
          \(drafts.map { $0.name?.reveal() })) as new (id, phone, email, name)
       order by new.phone
          on conflict (org_id, phone_e164) do update
         set email_norm = coalesce(excluded.email_norm, contacts.email_norm),
             name = coalesce(excluded.name, contacts.name),
             version = contacts.version + 1, updated_at = clock_timestamp()
       where (coalesce(excluded.email_norm, contacts.email_norm), coalesce(excluded.name, contacts.name))
             is distinct from (contacts.email_norm, contacts.name)
      returning id, phone_e164, xmax = 0 as is_created
      """)
    var created: Set<ContactID> = []
    for row in written where try row.get("is_created", as: Bool.self) { created.insert(try row.get("id")) }
    // What did not change is not returned, and what another transaction has just added is seen only by a new statement.
    let found = try await find(drafts.map(\.phone), of: organization, in: transaction)
    var contacts: [PhoneNumber: Upserted] = [:]
    for (phone, contact) in found {
      contacts[phone] = Upserted(id: contact.id, isCreated: created.contains(contact.id))
    }
    return (contacts, written.count - created.count)
  }

  /// Those of `phones` that have a contact.
  static func find(
    _ phones: [PhoneNumber], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [PhoneNumber: StoredContact] {
    let rows = try await transaction.rows(
      """
      select \(statement: columns) from contacts
       where org_id = \(organization) and phone_e164 = any(\(phones.map(\.e164)))
      """)
    var found: [PhoneNumber: StoredContact] = [:]
    for row in rows {
      let contact = try read(row)
      if let phone = PhoneNumber(contact.phone.reveal()) { found[phone] = contact }
    }
    return found
  }

  static func find(
    _ id: ContactID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredContact? {
    try await transaction.first(
      "select \(statement: columns) from contacts where org_id = \(organization) and id = \(id)"
    ).map(read)
  }

  /// All contacts, in the order in which they were added.
  static func list(
    _ organization: OrganizationID, after last: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [StoredContact] {
    try await transaction.rows(
      """
      select \(statement: columns) from contacts
       where org_id = \(organization) and id > coalesce(\(last), '00000000-0000-0000-0000-000000000000'::uuid)
       order by id limit \(Int64(limit))
      """
    ).map(read)
  }

  /// Contacts of the transaction's organization whose name holds `text`, nearest first.
  static func search(
    _ text: String, of organization: OrganizationID, limit: Int, in transaction: Transaction
  ) async throws -> [StoredContact] {
    try await transaction.rows(
      """
      select c.id, c.phone_e164, c.email_norm, c.name, c.version, c.created_at, c.updated_at
        from search_contact_names(\(text), \(Int32(limit))) as found
        join contacts c on c.org_id = \(organization) and c.id = found.contact_id
       order by found.likeness desc, c.id
      """
    ).map(read)
  }

  private static func read(_ row: Row) throws -> StoredContact {
    StoredContact(
      id: try row.get("id"), phone: Sensitive(try row.get("phone_e164")),
      email: try row.get("email_norm", as: String?.self).map { Sensitive($0) },
      name: try row.get("name", as: String?.self).map { Sensitive($0) }, version: try row.get("version"),
      createdAt: try row.get("created_at"), updatedAt: try row.get("updated_at"))
  }
}
