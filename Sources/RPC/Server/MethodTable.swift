internal import Calls
internal import Wire

/// The methods of one server by the number that travels.
struct MethodTable: Sendable {
  /// By reference, because it is looked up twice for every call.
  final class Entry: Sendable {
    let handler: MethodHandler
    let method: MethodDescription

    init(_ handler: MethodHandler) {
      self.handler = handler
      method = handler.method
    }
  }

  private let entries: NumberTable<Entry>

  /// Traps where two methods have one number: a collision of names must stop the start, not a call.
  init(_ services: [any RPCService]) {
    var entries = NumberTable<Entry>()
    for handler in services.flatMap(\.methodHandlers) {
      let id = handler.method.id
      let other = entries[id]
      precondition(other == nil, "\(handler.method.name) and \(other?.method.name ?? "") have the same number.")
      entries.add(id, Entry(handler))
    }
    self.entries = entries
  }

  subscript(id: UInt64) -> Entry? { entries[id] }
}
