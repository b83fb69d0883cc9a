/// One input of a batch with what became of it.
enum HubSpotBatchResult: Sendable {
  case done(JSONValue)
  case failed(HubSpotProblem, input: JSONValue)
}

extension HubSpotPortal {
  static let batchLimit = 100

  /// Makes or changes a record for each input, by a unique property. Throws where the whole batch is refused.
  mutating func upsert(
    _ type: HubSpotObjectType, _ inputs: [JSONValue], at time: Int64
  ) throws(HubSpotProblem) -> [HubSpotBatchResult] {
    try Self.check(inputs)
    for input in inputs {
      let property = input["idProperty"]?.text
      guard property.map({ isUnique($0, of: type) }) ?? true else {
        throw .invalid("Unable to perform update/upsert by non-unique \(type.id) property")
      }
    }
    var results: [HubSpotBatchResult] = []
    for input in inputs {
      do throws(HubSpotProblem) {
        results.append(.done(try upsertOne(type, input, at: time)))
      } catch {
        results.append(.failed(error, input: input))
      }
    }
    return results
  }

  private mutating func upsertOne(
    _ type: HubSpotObjectType, _ input: JSONValue, at time: Int64
  ) throws(HubSpotProblem) -> JSONValue {
    let property = input["idProperty"]?.text
    guard let value = input["id"]?.plain else { throw .invalid("id is missing") }
    var properties = input["properties"] ?? [:]
    if let found = find(type, value, by: property) {
      return Self.traced(try update(type, found, properties, at: time), input, isNew: false)
    }
    guard let property, property != "hs_object_id" else { throw .notFound }
    if properties[property] == nil { properties[property] = .string(value) }
    return Self.traced(try create(type, properties, at: time), input, isNew: true)
  }

  /// Makes a record for each input. Without trace ids one bad input fails all, and nothing is made.
  mutating func createAll(
    _ type: HubSpotObjectType, _ inputs: [JSONValue], at time: Int64
  ) throws(HubSpotProblem) -> [HubSpotBatchResult] {
    try Self.check(inputs)
    let isTraced = inputs.allSatisfy { $0["objectWriteTraceId"] != nil }
    let before = self
    var results: [HubSpotBatchResult] = []
    for input in inputs {
      do throws(HubSpotProblem) {
        let record = try create(type, input["properties"] ?? [:], at: time)
        try link(type, record["id"]?.text ?? "", input["associations"])
        results.append(.done(Self.traced(record, input, isNew: nil)))
      } catch {
        guard isTraced else {
          self = before
          throw error
        }
        results.append(.failed(error, input: input))
      }
    }
    return results
  }

  /// Links a new record to those that its create body names. Throws where one does not exist.
  mutating func link(_ type: HubSpotObjectType, _ id: String, _ associations: JSONValue?) throws(HubSpotProblem) {
    for association in associations?.elements ?? [] {
      let target = association["to"]?["id"]?.plain ?? ""
      for spec in association["types"]?.elements ?? [] {
        let number = spec["associationTypeId"]?.integer
        let other = HubSpotObjectType.allCases.first { type.associationID(to: $0) == number } ?? .contacts
        _ = try associate(
          type, id, other, target, category: spec["associationCategory"]?.text ?? "HUBSPOT_DEFINED", typeID: number)
      }
    }
  }

  private static func check(_ inputs: [JSONValue]) throws(HubSpotProblem) {
    guard inputs.count <= batchLimit else { throw .invalid("A maximum of \(batchLimit) inputs is allowed.") }
  }

  private static func traced(_ record: JSONValue, _ input: JSONValue, isNew: Bool?) -> JSONValue {
    var copy = record
    if let isNew { copy["new"] = .bool(isNew) }
    if let trace = input["objectWriteTraceId"] { copy["objectWriteTraceId"] = trace }
    return copy
  }
}
