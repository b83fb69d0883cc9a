/// One customer's portal: records, property definitions, associations. Pure.
struct HubSpotPortal: Sendable {
  let hubID: Int64
  /// Records by type and id: `{id, properties, createdAt, updatedAt, archived}`.
  var records: [HubSpotObjectType: DocumentStore] = [:]
  /// Property definitions that the portal's apps made.
  var definitions: [HubSpotObjectType: [String: JSONValue]] = [:]
  /// From, to and type number, in the order they were made.
  private(set) var associations: [Association] = []
  private var nextID: [HubSpotObjectType: Int64]

  /// A directed link between two records.
  struct Association: Sendable, Hashable {
    var from: HubSpotObjectType
    var fromID: String
    var to: HubSpotObjectType
    var toID: String
    var category: String
    var typeID: Int64

    var json: JSONValue {
      [
        "from": .string("\(from.rawValue)/\(fromID)"), "to": .string("\(to.rawValue)/\(toID)"),
        "associationCategory": .string(category), "associationTypeId": .integer(typeID),
      ]
    }
  }

  init(hubID: Int64) {
    self.hubID = hubID
    nextID = [.contacts: 51, .companies: 3_001, .deals: 5_001, .calls: 7_001, .notes: 8_001, .tasks: 8_101]
  }

  /// Whether no two records may share a value of the property.
  func isUnique(_ property: String, of type: HubSpotObjectType) -> Bool {
    property == "hs_object_id" || (type == .contacts && property == "email")
      || definitions[type]?[property]?["hasUniqueValue"] == true
  }

  /// Whether the property exists.
  func has(_ property: String, of type: HubSpotObjectType) -> Bool {
    property.hasPrefix("hs_") || type.standardProperties.contains(property) || definitions[type]?[property] != nil
  }

  /// The record whose `property` has `value`; by id where no property is named.
  func find(_ type: HubSpotObjectType, _ value: String, by property: String?) -> JSONValue? {
    guard let property, property != "hs_object_id", property != "id" else { return records[type]?[value] }
    let wanted = property == "email" ? value.lowercased() : value
    return records[type]?.all.first { $0["properties"]?[property]?.plain == wanted }
  }

  /// Makes a record. Throws for a bad property, a missing one and a value that must be unique.
  mutating func create(
    _ type: HubSpotObjectType, _ properties: JSONValue, at time: Int64
  ) throws(HubSpotProblem) -> JSONValue {
    let given = try checked(properties, of: type, except: nil)
    if let required = type.requiredProperty, given[required]?.plain == nil {
      throw .invalid("Error creating \(type.singular.uppercased()). Some required properties were not set.")
    }
    let number = nextID[type, default: 1]
    nextID[type] = number + 1
    let id = String(number)
    let text = WireTime.text(milliseconds: time)
    let times = type.timeProperties
    var all: JSONValue = [times.made: .string(text), "hs_object_id": .string(id), times.changed: .string(text)]
    all = all.merging(given)
    var record: JSONValue = [
      "id": .string(id), "properties": Self.calculated(all), "createdAt": .string(text), "updatedAt": .string(text),
      "archived": false,
    ]
    if type == .contacts {
      record["url"] = .string("https://app.hubspot.com/contacts/\(hubID)/record/\(type.id)/\(id)")
    }
    records[type, default: DocumentStore()][id] = record
    return record
  }

  /// Changes a record. Throws as `create` does.
  mutating func update(
    _ type: HubSpotObjectType, _ record: JSONValue, _ properties: JSONValue, at time: Int64
  ) throws(HubSpotProblem) -> JSONValue {
    let id = record["id"]?.text ?? ""
    let given = try checked(properties, of: type, except: id)
    let text = WireTime.text(milliseconds: time)
    var changed = record
    var all = (record["properties"] ?? [:]).merging(given)
    all[type.timeProperties.changed] = .string(text)
    changed["properties"] = Self.calculated(all)
    changed["updatedAt"] = .string(text)
    records[type]?[id] = changed
    return changed
  }

  /// Links two records both ways. Throws where one is missing.
  mutating func associate(
    _ from: HubSpotObjectType, _ fromID: String, _ to: HubSpotObjectType, _ toID: String,
    category: String = "HUBSPOT_DEFINED", typeID: Int64? = nil
  ) throws(HubSpotProblem) -> [Association] {
    guard records[from]?[fromID] != nil else {
      throw HubSpotProblem(
        status: 404, message: "No \(from.singular) with ID \(fromID) exists", category: "OBJECT_NOT_FOUND")
    }
    guard records[to]?[toID] != nil else {
      throw HubSpotProblem(
        status: 404, message: "No \(to.singular) with ID \(toID) exists", category: "OBJECT_NOT_FOUND")
    }
    let pair = [
      Association(
        from: from, fromID: fromID, to: to, toID: toID, category: category,
        typeID: typeID ?? from.associationID(to: to)),
      Association(
        from: to, fromID: toID, to: from, toID: fromID, category: category, typeID: to.associationID(to: from)),
    ]
    for link in pair where !associations.contains(link) { associations.append(link) }
    return pair
  }

  /// Takes a record and its links away; false where there is none.
  mutating func archive(_ type: HubSpotObjectType, _ id: String) -> Bool {
    guard records[type]?[id] != nil else { return false }
    records[type]?[id] = nil
    associations.removeAll { ($0.from == type && $0.fromID == id) || ($0.to == type && $0.toID == id) }
    return true
  }

  /// The properties as they are stored: text, e-mail addresses in lower case.
  private func checked(
    _ properties: JSONValue, of type: HubSpotObjectType, except id: String?
  ) throws(HubSpotProblem) -> JSONValue {
    var given: JSONValue = [:]
    for member in properties.members ?? [] {
      guard has(member.name, of: type) else { throw .unknownProperty(member.name) }
      given[member.name] = member.value.plain.map { .string($0) } ?? .null
    }
    if type == .contacts, let address = given["email"]?.text, !address.isEmpty {
      guard Self.isAddress(address) else { throw .invalidEmail(address) }
      given["email"] = .string(address.lowercased())
    }
    for member in given.members ?? [] where isUnique(member.name, of: type) {
      guard let value = member.value.text, !value.isEmpty,
        let other = find(type, value, by: member.name)?["id"]?.text, other != id
      else { continue }
      if type == .contacts, member.name == "email" {
        throw .conflict("Contact already exists. Existing ID: \(other)")
      }
      throw .conflict(
        "A(n) \(type.singular.uppercased()) with \(member.name) \(value) already exists. Existing ID: \(other)")
    }
    return given
  }

  private static func isAddress(_ text: String) -> Bool {
    text.wholeMatch(of: /[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/) != nil && !text.hasSuffix(".invalidtld")
  }

  /// The record's properties with HubSpot's searchable numbers: area code and local number, without the country's.
  private static func calculated(_ properties: JSONValue) -> JSONValue {
    var all = properties
    for (source, target) in [
      ("phone", "hs_searchable_calculated_phone_number"), ("mobilephone", "hs_searchable_calculated_mobile_number"),
    ] {
      guard let number = properties[source]?.text else { continue }
      let digits = number.filter { $0.isASCII && $0.isNumber }
      all[target] = digits.isEmpty ? .null : .string(String(digits.suffix(10)))
    }
    return all
  }
}
