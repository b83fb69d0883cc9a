internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Messages

extension ChargeItem {
  /// What billing is told of a call that can be charged.
  ///
  /// The time whose rate applies is the call's start, held to the 24 hours before we first heard of it, so that nobody picks
  /// a rate by inventing a date.
  init(
    _ call: CallID, of organization: OrganizationID, version: Int64, seconds: Int64, startedAt: Date?, receivedAt: Date
  ) {
    let pricedAt = min(max(startedAt ?? receivedAt, receivedAt.addingTimeInterval(-86_400)), receivedAt)
    self.init(
      orgID: "\(organization)", callID: "\(call)", callVersion: version, seconds: seconds,
      pricedAt: Timestamp(pricedAt))
  }
}
