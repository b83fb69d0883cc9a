internal import Foundation
internal import Identifiers
internal import Postgres

/// One effect of one of Stripe's objects: one row of `stripe_effects`.
struct StripeEffect: Sendable, Hashable {
  var objectID: String
  var kind: String
  /// The zero UUID where no money moved.
  var transferID: UUID
  var eventID: String
}

/// Every statement on `stripe_effects`.
enum StripeEffectStore {
  /// False where the effect was applied before.
  static func insert(
    _ effect: StripeEffect, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      insert into stripe_effects (org_id, object_id, kind, transfer_id, event_id)
      values (\(organization), \(effect.objectID), \(effect.kind), \(effect.transferID), \(effect.eventID))
          on conflict (org_id, object_id, kind) do nothing
      """) == 1
  }

  static func isApplied(
    _ kind: TransferDraft.Kind, object: String, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.first(
      """
      select from stripe_effects
       where org_id = \(organization) and object_id = \(object) and kind = \(kind.rawValue)
      """) != nil
  }
}
