internal import Foundation
public import Postgres

extension MasterKeys {
  /// The ids of master keys that wrap data keys of `service` and that these do not open, in order: missing ones, and
  /// others of the same name. Empty where everything that is sealed can be read.
  ///
  /// One data key is opened for each master key.
  public func unopened(of service: String, in snapshot: DatabaseSnapshot) async throws -> [String] {
    let samples = try await snapshot.rows(
      """
      select distinct on (kek_id) kek_id, org_id, dek_id, wrapped_dek
        from org_keys where state in ('active', 'decrypt_only') order by kek_id, created_at desc
      """, in: service)
    return try samples.compactMap { row in
      let id: String = try row.get("kek_id")
      let sample = WrappedKey(
        organizationID: try row.get("org_id"), id: try row.get("dek_id"), wrapped: try row.get("wrapped_dek"),
        masterID: id, isActive: true)
      do {
        _ = try open(sample, of: service)
        return nil
      } catch is SealingError {
        return id
      }
    }
  }

  /// The data key, opened with the master key that wraps it. Errors: `unknownKey`, `malformed`, `notAuthentic`.
  func open(_ entry: WrappedKey, of service: String) throws(SealingError) -> SecretKey {
    SecretKey(try unwrap(entry, of: service))
  }

  /// The same, as bytes that whoever asked wipes. Errors: as above.
  func unwrap(_ entry: WrappedKey, of service: String) throws(SealingError) -> [UInt8] {
    guard let master = keys[entry.masterID] else { throw Self.missing(entry.masterID, of: service) }
    guard try Envelope.keyID(of: entry.wrapped) == entry.id else {
      throw SealingError(.notAuthentic, "The wrapped key belongs to another row.")
    }
    let context = SealingContext(
      label: "org_key|\(entry.masterID)", organizationID: entry.organizationID, record: entry.id)
    return try Envelope.open(
      entry.wrapped, key: master, authenticating: context.authenticatedData(service: service))
  }

  static func missing(_ masterID: String, of service: String) -> SealingError {
    SealingError(.unknownKey, "The master key \(masterID) is not among \(service).sealing.keys.")
  }
}
