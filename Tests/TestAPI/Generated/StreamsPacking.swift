// Made from switchboard/test/v1/streams.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CTestMessages
package import Messages

extension EchoRequest: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__echo_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__EchoRequest>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.payload = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__EchoRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.payload)
  }
}

extension EchoResponse: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__echo_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__EchoResponse>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.payload = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__EchoResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.payload)
  }
}

extension CountRequest: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__count_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__CountRequest>) throws(MessageError) {
    self.init()
    self.count = c.pointee.f1
    self.size = c.pointee.f2
    self.fail = try Lift.string(c.pointee.f3, "fail")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__CountRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.count
    c.pointee.f2 = self.size
    c.pointee.f3 = try arena.copy(self.fail)
  }
}

extension GatherResponse: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__gather_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__GatherResponse>) throws(MessageError) {
    self.init()
    self.count = c.pointee.f1
    self.bytes = c.pointee.f2
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__GatherResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.count
    c.pointee.f2 = self.bytes
  }
}
