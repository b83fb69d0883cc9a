internal import Foundation

/// Finds the contacts of a portal that have a number. Source: HubSpot's documentation, "Search the CRM".
enum HubSpotContactSearch {
  /// Contacts of one answer: more people than that share no number.
  static let limit = 20

  /// HubSpot's own searchable form leaves the country's code out; numbers that it did not read stand as they were typed.
  static func body(for number: PhoneNumber) -> JSONBody {
    let national = JSONBody.list(number.nationalCandidates.map { .text($0) })
    let written = JSONBody.list(number.variants.map { .text($0.lowercased()) })
    func group(_ property: String, _ values: JSONBody) -> JSONBody {
      ["filters": [["propertyName": .text(property), "operator": "IN", "values": values]]]
    }
    return [
      "filterGroups": [
        group("hs_searchable_calculated_phone_number", national),
        group("hs_searchable_calculated_mobile_number", national),
        group("phone", written), group("mobilephone", written),
      ],
      "properties": ["phone", "mobilephone"], "sorts": [], "limit": .integer(Int64(limit)), "after": "0",
    ]
  }

  /// Ids of the hits that truly have the number, oldest first. Two countries share national numbers, so a hit proves nothing.
  static func matches(_ answer: [String: Any], of number: PhoneNumber) -> [String] {
    let hits = answer["results"] as? [[String: Any]] ?? []
    let ids = hits.compactMap { hit -> Int64? in
      guard let id = (hit["id"] as? String).flatMap(Int64.init), let properties = hit["properties"] as? [String: Any],
        ["phone", "mobilephone"].contains(where: { name in
          (properties[name] as? String).map(number.isWritten) ?? false
        })
      else { return nil }
      return id
    }
    return ids.sorted().map(String.init)
  }
}
