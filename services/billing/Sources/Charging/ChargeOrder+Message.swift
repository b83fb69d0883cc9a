internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Messages

extension ChargeOrder {
  /// Checks one item of a request.
  init(_ item: ChargeItem, index: Int) throws(ChargeRefusal) {
    guard let organization = OrganizationID(item.orgID), organization.uuid != .zero else {
      throw .invalidOrganizationID
    }
    // The zero UUID stands for "no call" in the ledger.
    guard let call = CallID(item.callID), call.uuid != .zero else { throw .invalidCallID }
    guard item.callVersion > 0 else { throw .invalidCallVersion }
    guard (0...Self.secondsLimit).contains(item.seconds) else { throw .secondsOutOfRange }
    // What protobuf allows in a Timestamp ends with the year 9999; before 1970 nothing was ever called.
    guard let pricedAt = item.pricedAt, (0...253_402_300_799).contains(pricedAt.seconds) else {
      throw .invalidPricedAt
    }
    self.init(
      index: index, organizationID: organization, callID: call, version: item.callVersion, seconds: item.seconds,
      pricedAt: pricedAt.date, mayLower: item.mayLower)
  }
}
