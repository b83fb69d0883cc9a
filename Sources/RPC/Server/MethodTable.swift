internal import Calls

/// The methods of one server by the number that travels.
struct MethodTable: Sendable {
  private let handlers: [UInt64: MethodHandler]

  /// Traps where two methods have one number: a collision of names must stop the start, not a call.
  init(_ services: [any RPCService]) {
    var handlers: [UInt64: MethodHandler] = [:]
    for handler in services.flatMap(\.methodHandlers) {
      let other = handlers.updateValue(handler, forKey: handler.method.id)
      precondition(other == nil, "\(handler.method.name) and \(other?.method.name ?? "") have the same number.")
    }
    self.handlers = handlers
  }

  subscript(id: UInt64) -> MethodHandler? { handlers[id] }
}
