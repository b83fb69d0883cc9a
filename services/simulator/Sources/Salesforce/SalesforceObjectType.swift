/// An object of Salesforce's that the product touches.
enum SalesforceObjectType: String, Sendable, Hashable, CaseIterable {
  case contact = "Contact"
  case lead = "Lead"
  case account = "Account"
  case task = "Task"

  /// The first three letters of its ids.
  var prefix: String {
    switch self {
    case .contact: "003"
    case .lead: "00Q"
    case .account: "001"
    case .task: "00T"
    }
  }

  /// What no record may lack.
  var required: [String] {
    switch self {
    case .contact: ["LastName"]
    case .lead: ["LastName", "Company"]
    case .account: ["Name"]
    case .task: ["Subject", "Status"]
    }
  }

  var fields: Set<String> {
    let common: Set<String> = ["Id", "OwnerId", "CreatedDate", "LastModifiedDate", "SystemModstamp", "IsDeleted"]
    let own: Set<String> =
      switch self {
      case .contact:
        [
          "FirstName", "LastName", "Name", "Phone", "MobilePhone", "HomePhone", "OtherPhone", "Email", "AccountId",
          "Title", "Description", "LeadSource",
        ]
      case .lead:
        [
          "FirstName", "LastName", "Name", "Company", "Phone", "MobilePhone", "Email", "Status", "IsConverted",
          "Title", "Description", "LeadSource", "Rating",
        ]
      case .account: ["Name", "Phone", "Website", "Description"]
      case .task:
        [
          "Subject", "TaskSubtype", "Status", "ActivityDate", "CallDurationInSeconds", "CallType", "CallDisposition",
          "CallObject", "WhoId", "WhatId", "Description", "Priority", "IsClosed", "Type",
        ]
      }
    return common.union(own)
  }

  /// The values of a restricted picklist; nil where the field takes any.
  func values(of field: String) -> [String]? {
    switch (self, field) {
    case (.task, "CallType"): ["Inbound", "Outbound", "Internal"]
    case (.task, "TaskSubtype"): ["Task", "Call", "Email", "ListEmail", "Cadence", "LinkedIn"]
    default: nil
    }
  }

  /// Most characters of a text; nil: no limit known here.
  func length(of field: String) -> Int? {
    switch field {
    case "Subject", "CallDisposition", "CallObject", "Company": 255
    case "LastName": 80
    case "FirstName", "Phone", "MobilePhone": 40
    case "Description": 32_000
    default: nil
    }
  }
}
