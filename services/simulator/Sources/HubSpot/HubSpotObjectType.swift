/// A kind of record in a portal.
enum HubSpotObjectType: String, Sendable, Hashable, CaseIterable {
  case contacts
  case companies
  case deals
  case calls
  case notes
  case tasks

  /// The type of a path's part: its name, its singular or its id.
  init?(path: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == path || $0.id == path || $0.singular == path }) else {
      return nil
    }
    self = found
  }

  var id: String {
    switch self {
    case .contacts: "0-1"
    case .companies: "0-2"
    case .deals: "0-3"
    case .calls: "0-48"
    case .notes: "0-46"
    case .tasks: "0-27"
    }
  }

  var singular: String {
    switch self {
    case .companies: "company"
    case .contacts, .deals, .calls, .notes, .tasks: String(rawValue.dropLast())
    }
  }

  /// The property that no record may lack.
  var requiredProperty: String? {
    switch self {
    case .calls, .notes, .tasks: "hs_timestamp"
    case .contacts, .companies, .deals: nil
    }
  }

  /// Names of the times a record was made and changed.
  var timeProperties: (made: String, changed: String) {
    switch self {
    case .contacts: ("createdate", "lastmodifieddate")
    case .companies, .deals: ("createdate", "hs_lastmodifieddate")
    case .calls, .notes, .tasks: ("hs_createdate", "hs_lastmodifieddate")
    }
  }

  /// What comes back where nothing else was asked for.
  var defaultProperties: [String] {
    let times = timeProperties
    let own: [String] =
      switch self {
      case .contacts: ["email", "firstname", "lastname"]
      case .companies: ["name", "domain"]
      case .deals: ["dealname", "amount", "dealstage"]
      case .calls, .notes, .tasks: []
      }
    return [times.made, "hs_object_id", times.changed] + own
  }

  /// The properties that a portal has from the start, beyond those that begin with `hs_`.
  var standardProperties: Set<String> {
    switch self {
    case .contacts:
      [
        "email", "firstname", "lastname", "phone", "mobilephone", "company", "website", "lifecyclestage", "jobtitle",
        "address", "city", "state", "zip", "country", "hubspot_owner_id", "createdate", "lastmodifieddate",
      ]
    case .companies: ["name", "domain", "phone", "hubspot_owner_id", "createdate"]
    case .deals: ["dealname", "amount", "dealstage", "pipeline", "closedate", "hubspot_owner_id", "createdate"]
    case .calls, .notes, .tasks: ["hubspot_owner_id"]
    }
  }

  /// The number of the ordinary association from this type to another. Source: HubSpot's documentation, "Associations".
  func associationID(to other: HubSpotObjectType) -> Int64 {
    switch (self, other) {
    case (.calls, .contacts): 194
    case (.contacts, .calls): 193
    case (.notes, .contacts): 202
    case (.contacts, .notes): 201
    case (.tasks, .contacts): 204
    case (.contacts, .tasks): 203
    case (.contacts, .companies): 1
    case (.companies, .contacts): 2
    default: 279
    }
  }
}
