// Made from switchboard/rpc/v1/reflection.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension DescribeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__describe_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__DescribeRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__DescribeRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension DescribeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__describe_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__DescribeResponse>) throws(MessageError) {
    self.init()
    self.methods = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "methods")
    self.fileDescriptorSet = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__DescribeResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.methods) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.copy(self.fileDescriptorSet)
  }
}

extension DescribedMethod: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__described_method__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__DescribedMethod>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.id = c.pointee.f2
    self.request = try Lift.string(c.pointee.f3, "request")
    self.response = try Lift.string(c.pointee.f4, "response")
    self.streamsRequests = c.pointee.f5 != 0
    self.streamsResponses = c.pointee.f6 != 0
    self.callers = try Lift.list(c.pointee.n_f7, c.pointee.f7, "callers") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.system = c.pointee.f8 != 0
    self.defaultTimeoutMs = c.pointee.f9
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__DescribedMethod>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    c.pointee.f2 = self.id
    c.pointee.f3 = try arena.copy(self.request)
    c.pointee.f4 = try arena.copy(self.response)
    c.pointee.f5 = self.streamsRequests ? 1 : 0
    c.pointee.f6 = self.streamsResponses ? 1 : 0
    (c.pointee.n_f7, c.pointee.f7) = try arena.list(self.callers) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f8 = self.system ? 1 : 0
    c.pointee.f9 = self.defaultTimeoutMs
  }
}
