internal import Foundation

/// A call as Salesforce keeps it: a task. Source: Salesforce's object reference, "Task".
enum SalesforceTask {
  /// Characters of a description.
  static let descriptionLimit = 32_000
  /// The field of ours that identifies a task from outside, where the organization's administrator has made it.
  static let keyField = "Switchboard_Call_Id__c"

  /// Everything that is said of a call. Durations are seconds and dates are days, in UTC.
  static func fields(of call: SyncedCall, who: String?) -> [String: JSONBody] {
    var fields: [String: JSONBody] = [
      "Subject": .text(call.title), "Status": "Completed", "ActivityDate": .text(day(call.startedAt)),
      "CallType": call.isOutbound ? "Outbound" : "Inbound",
      "CallDisposition": .text(String(call.endReason.prefix(255))), "CallObject": .text("\(call.id)"),
      "Description": .text(String(call.notes.prefix(descriptionLimit))),
    ]
    if let duration = call.durationMilliseconds {
      fields["CallDurationInSeconds"] = .integer((duration + 999) / 1_000)
    }
    if let who { fields["WhoId"] = .text(who) }
    return fields
  }

  static func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day())
  }
}
