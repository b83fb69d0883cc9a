// Made from switchboard/rpc/v1/health.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension CheckRequest: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__check_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__CheckRequest>) throws(MessageError) {
    self.init()
    self.service = try Lift.string(c.pointee.f1, "service")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__CheckRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.service)
  }
}

extension CheckResponse: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__check_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__CheckResponse>) throws(MessageError) {
    self.init()
    self.status = ServingStatus(rawValue: c.pointee.f1)
    self.missing = try Lift.list(c.pointee.n_f2, c.pointee.f2, "missing") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__CheckResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.status.rawValue
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.missing) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}
