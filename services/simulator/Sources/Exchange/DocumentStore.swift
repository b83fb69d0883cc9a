/// Documents under their ids, in the order they were made. Beyond `capacity` the oldest are forgotten.
struct DocumentStore: Sendable {
  private var documents: [String: JSONValue] = [:]
  private var order: [String] = []
  private let capacity: Int

  init(capacity: Int = 20_000) {
    self.capacity = capacity
  }

  /// Nil removes the document.
  subscript(id: String) -> JSONValue? {
    get { documents[id] }
    set {
      guard let newValue else {
        if documents.removeValue(forKey: id) != nil { order.removeAll { $0 == id } }
        return
      }
      if documents.updateValue(newValue, forKey: id) == nil { append(id) }
    }
  }

  var count: Int { documents.count }

  /// Oldest first.
  var all: [JSONValue] { order.compactMap { documents[$0] } }

  /// Ids, oldest first.
  var ids: [String] { order }

  private mutating func append(_ id: String) {
    order.append(id)
    guard order.count > capacity else { return }
    documents[order.removeFirst()] = nil
  }
}
