internal import Calls

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

  private let entries: [UInt64: Entry]

  /// Traps where two methods have one number: a collision of names must stop the start, not a call.
  init(_ services: [any RPCService]) {
    var entries: [UInt64: Entry] = [:]
    for handler in services.flatMap(\.methodHandlers) {
      let other = entries.updateValue(Entry(handler), forKey: handler.method.id)
      precondition(other == nil, "\(handler.method.name) and \(other?.method.name ?? "") have the same number.")
    }
    self.entries = entries
  }

  subscript(id: UInt64) -> Entry? { entries[id] }
}
