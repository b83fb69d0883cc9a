// Made from switchboard/common/v1/paging.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension PageRequest: LoweredMessage {
  package static let layout = Layout(switchboard__common__v1__page_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Common__V1__PageRequest>) throws(MessageError) {
    self.init()
    self.limit = c.pointee.f1
    self.cursor = try Lift.string(c.pointee.f2, "cursor")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Common__V1__PageRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.limit
    c.pointee.f2 = try arena.copy(self.cursor)
  }
}

extension PageResponse: LoweredMessage {
  package static let layout = Layout(switchboard__common__v1__page_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Common__V1__PageResponse>) throws(MessageError) {
    self.init()
    self.nextCursor = try Lift.string(c.pointee.f1, "next_cursor")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Common__V1__PageResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.nextCursor)
  }
}
