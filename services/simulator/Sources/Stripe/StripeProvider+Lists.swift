extension StripeProvider {
  /// A page of a collection, newest first. Source: Stripe's documentation, "Pagination".
  func list(_ collection: String, _ request: ProviderRequest, url: String) throws(Refusal) -> JSONValue {
    let query = request.query
    guard let limit = query["limit"].map(Int.init) ?? 10, (1...100).contains(limit) else {
      throw StripeError.invalid("Invalid limit: must be 1 to 100", parameter: "limit")
    }
    var all = (stores[collection]?.all.reversed() ?? []).filter { Self.matches($0, query) }
    if let last = query["starting_after"] {
      guard let index = all.firstIndex(where: { $0["id"]?.text == last }) else {
        throw StripeError.noSuch(String(collection.dropLast()), last, parameter: "starting_after")
      }
      all = Array(all[(index + 1)...])
    } else if let first = query["ending_before"] {
      guard let index = all.firstIndex(where: { $0["id"]?.text == first }) else {
        throw StripeError.noSuch(String(collection.dropLast()), first, parameter: "ending_before")
      }
      all = Array(all[..<index].suffix(limit + 1))
    }
    let expansions = query.list("expand").filter { $0.hasPrefix("data.") }.map { String($0.dropFirst(5)) }
    return [
      "object": "list", "data": .array(all.prefix(limit).map { expand($0, expansions) }),
      "has_more": .bool(all.count > limit), "url": .string(url),
    ]
  }

  /// Whether an object is what the query's filters name.
  private static func matches(_ object: JSONValue, _ query: FormFields) -> Bool {
    for name in ["customer", "payment_intent", "charge", "type", "source", "status", "payout"] {
      guard let wanted = query[name], !wanted.isEmpty else { continue }
      guard object[name]?.text == wanted else { return false }
    }
    let types = query.list("types")
    if !types.isEmpty, !types.contains(object["type"]?.text ?? "") { return false }
    guard let created = object["created"]?.integer else { return true }
    for (name, holds) in [("gte", { $0 >= $1 }), ("gt", { $0 > $1 }), ("lte", { $0 <= $1 }), ("lt", { $0 < $1 })]
      as [(String, (Int64, Int64) -> Bool)]
    {
      if let bound = query["created[\(name)]"].flatMap({ Int64($0) }), !holds(created, bound) { return false }
    }
    return true
  }

  /// The object with the ids at `paths` replaced by what they name, at most four levels deep.
  func expand(_ object: JSONValue, _ paths: [String]) -> JSONValue {
    paths.reduce(object) { expand($0, $1.split(separator: ".").prefix(4)) }
  }

  private func expand(_ object: JSONValue, _ path: ArraySlice<Substring>) -> JSONValue {
    guard let name = path.first.map(String.init), let value = object[name] else { return object }
    var copy = object
    let found = value.text.flatMap { id in stores.values.lazy.compactMap { $0[id] }.first } ?? value
    copy[name] = expand(found, path.dropFirst())
    return copy
  }
}
