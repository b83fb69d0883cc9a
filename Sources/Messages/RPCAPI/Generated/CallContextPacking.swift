// Made from switchboard/rpc/v1/call_context.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension CallContextMessage: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__call_context__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__CallContext>) throws(MessageError) {
    self.init()
    self.service = try Lift.string(c.pointee.f1, "service")
    self.orgID = try Lift.string(c.pointee.f2, "org_id")
    self.actor = try Lift.string(c.pointee.f3, "actor")
    self.requestID = try Lift.string(c.pointee.f4, "request_id")
    self.expiresAt = try Lift.message(c.pointee.f5, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__CallContext>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.service)
    c.pointee.f2 = try arena.copy(self.orgID)
    c.pointee.f3 = try arena.copy(self.actor)
    c.pointee.f4 = try arena.copy(self.requestID)
    c.pointee.f5 = try arena.lower(ifAny: self.expiresAt)
  }
}
