/// One customer's organization: its records. Pure.
struct SalesforceOrganization: Sendable {
  let id: String
  /// `Object.Field__c` of the fields that identify records from outside.
  var externalFields: [String] = []
  private(set) var records: [SalesforceObjectType: DocumentStore] = [:]
  private var count: Int64 = 0

  init(id: String) {
    self.id = id
  }

  /// The records of an object that a query asks for. Throws for an unknown object or field.
  func select(_ query: SOQLQuery) throws(SalesforceProblem) -> [JSONValue] {
    guard
      let type = SalesforceObjectType.allCases.first(where: { $0.rawValue.lowercased() == query.object.lowercased() })
    else {
      throw SalesforceProblem(
        status: 400, code: "INVALID_TYPE", message: "sObject type '\(query.object)' is not supported.")
    }
    for field in query.namedFields where !has(field, type) { throw .noField(field, of: type.rawValue) }
    var found = (records[type]?.all ?? []).filter(query.matches)
    if let ordering = query.ordering {
      found.sort { left, right in
        let (left, right) = (left[ordering.field]?.plain ?? "", right[ordering.field]?.plain ?? "")
        return ordering.isDescending ? left > right : left < right
      }
    }
    if let limit = query.limit { found = Array(found.prefix(limit)) }
    return found.map { record in
      var shown: JSONValue = ["attributes": Self.attributes(type, record["Id"]?.text ?? "")]
      for field in query.fields { shown[field] = record[field] ?? .null }
      return shown
    }
  }

  static func attributes(_ type: SalesforceObjectType, _ id: String) -> JSONValue {
    ["type": .string(type.rawValue), "url": .string("/services/data/v66.0/sobjects/\(type.rawValue)/\(id)")]
  }

  /// Makes a record; its id. Throws Salesforce's refusal.
  mutating func create(
    _ type: SalesforceObjectType, _ fields: JSONValue, at time: Int64
  ) throws(SalesforceProblem) -> String {
    let lacking = type.required.filter { fields[$0]?.plain?.isEmpty ?? true }
    guard lacking.isEmpty else {
      throw SalesforceProblem(
        status: 400, code: "REQUIRED_FIELD_MISSING",
        message: "Required fields are missing: [\(lacking.joined(separator: ", "))]", fields: lacking)
    }
    try check(type, fields, except: nil)
    count += 1
    let digits = String(count, radix: 36)
    let id = type.prefix + "5g00000" + String(repeating: "0", count: 5 - digits.count) + digits + "AAV"
    let text = JSONValue.string(WireTime.text(milliseconds: time))
    var record: JSONValue = [
      "Id": .string(id), "CreatedDate": text, "LastModifiedDate": text, "SystemModstamp": text, "IsDeleted": false,
    ]
    if type == .lead { record["IsConverted"] = false }
    records[type, default: DocumentStore()][id] = Self.named(record.merging(Self.written(fields)), type)
    return id
  }

  /// Changes a record. Throws where it is gone, and as `create` does.
  mutating func update(
    _ type: SalesforceObjectType, _ id: String, _ fields: JSONValue, at time: Int64
  ) throws(SalesforceProblem) {
    guard let record = find(type, id) else {
      throw SalesforceProblem(
        status: 404, code: "NOT_FOUND",
        message: "Provided external ID field does not exist or is not accessible: \(id)")
    }
    let key = record["Id"]?.text ?? id
    try check(type, fields, except: key)
    var changed = record.merging(Self.written(fields))
    changed["LastModifiedDate"] = .string(WireTime.text(milliseconds: time))
    records[type]?[key] = Self.named(changed, type)
  }

  /// Makes or changes the record whose `field` is `value`. Throws for a field that identifies nothing.
  mutating func upsert(
    _ type: SalesforceObjectType, _ field: String, _ value: String, _ fields: JSONValue, at time: Int64
  ) throws(SalesforceProblem) -> (id: String, isNew: Bool) {
    guard externalFields.contains("\(type.rawValue).\(field)") else { throw .noExternalField(field) }
    guard fields[field] == nil || fields[field]?.plain == value else {
      throw SalesforceProblem(
        status: 400, code: "INVALID_FIELD", message: "The \(field) field should not be specified in the sobject data.",
        fields: [field])
    }
    if let found = records[type]?.all.first(where: { $0[field]?.text == value })?["Id"]?.text {
      try update(type, found, fields, at: time)
      return (found, false)
    }
    return (try create(type, fields.merging([field: .string(value)]), at: time), true)
  }

  /// What an object's fields are, as far as a client decides by it.
  func describe(_ type: SalesforceObjectType) -> JSONValue {
    let own = externalFields.filter { $0.hasPrefix(type.rawValue + ".") }.map { $0.dropFirst(type.rawValue.count + 1) }
    let fields = type.fields.sorted() + own.map(String.init)
    return [
      "name": .string(type.rawValue), "keyPrefix": .string(type.prefix),
      "fields": .array(
        fields.map { field in
          [
            "name": .string(field), "externalId": .bool(field.hasSuffix("__c")),
            "unique": .bool(field.hasSuffix("__c")),
            "length": .integer(Int64(type.length(of: field) ?? 0)),
            "nillable": .bool(!type.required.contains(field)),
            "picklistValues": .array(
              (type.values(of: field) ?? []).map { ["value": .string($0), "label": .string($0), "active": true] }),
          ]
        }),
    ]
  }

  func find(_ type: SalesforceObjectType, _ id: String) -> JSONValue? {
    records[type]?[id] ?? records[type]?.all.first { $0["Id"]?.text?.prefix(15) == id[...] }
  }

  /// Takes a record away; false where there is none.
  mutating func delete(_ type: SalesforceObjectType, _ id: String) -> Bool {
    guard let key = find(type, id)?["Id"]?.text else { return false }
    records[type]?[key] = nil
    return true
  }

  private func has(_ field: String, _ type: SalesforceObjectType) -> Bool {
    type.fields.contains(field) || externalFields.contains("\(type.rawValue).\(field)")
  }

  private func check(
    _ type: SalesforceObjectType, _ fields: JSONValue, except id: String?
  ) throws(SalesforceProblem) {
    for member in fields.members ?? [] where member.name != "attributes" {
      guard has(member.name, type) else { throw .noField(member.name, of: type.rawValue) }
      guard let text = member.value.plain else { continue }
      if let allowed = type.values(of: member.name), !allowed.contains(text) {
        throw SalesforceProblem(
          status: 400, code: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          message: "\(member.name): bad value for restricted picklist field: \(text)", fields: [member.name])
      }
      if let length = type.length(of: member.name), text.count > length {
        throw SalesforceProblem(
          status: 400, code: "STRING_TOO_LONG",
          message: "\(member.name): data value too large (max length=\(length))", fields: [member.name])
      }
      if externalFields.contains("\(type.rawValue).\(member.name)"),
        let other = records[type]?.all.first(where: { $0[member.name]?.text == text })?["Id"]?.text, other != id
      {
        throw SalesforceProblem(
          status: 400, code: "DUPLICATE_VALUE",
          message: "duplicate value found: \(member.name) duplicates value on record with id: \(other)", fields: [])
      }
    }
    if type == .task, let who = fields["WhoId"]?.text, find(.contact, who) == nil, find(.lead, who) == nil {
      throw SalesforceProblem(
        status: 400, code: "INVALID_CROSS_REFERENCE_KEY", message: "invalid cross reference id", fields: ["WhoId"])
    }
  }

  private static func written(_ fields: JSONValue) -> JSONValue {
    var copy = fields
    copy["attributes"] = nil
    return copy
  }

  /// People's names are made of first and last name.
  private static func named(_ record: JSONValue, _ type: SalesforceObjectType) -> JSONValue {
    guard type == .contact || type == .lead else { return record }
    let parts = [record["FirstName"]?.text, record["LastName"]?.text].compactMap { $0 }
    return record.merging(["Name": .string(parts.joined(separator: " "))])
  }
}
