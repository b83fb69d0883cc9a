// Made from switchboard/rpc/v1/error.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension ErrorMessage: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__error__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__Error>) throws(MessageError) {
    self.init()
    self.reason = try Lift.string(c.pointee.f1, "reason")
    self.message = try Lift.string(c.pointee.f2, "message")
    self.details = try Lift.messages(c.pointee.n_f3, c.pointee.f3, "details")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__Error>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.reason)
    c.pointee.f2 = try arena.copy(self.message)
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.details) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension Detail: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__detail__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__Detail>) throws(MessageError) {
    self.init()
    self.type = try Lift.string(c.pointee.f1, "type")
    self.value = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__Detail>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.type)
    c.pointee.f2 = try arena.copy(self.value)
  }
}
