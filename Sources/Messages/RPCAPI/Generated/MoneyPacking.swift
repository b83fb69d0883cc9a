// Made from switchboard/common/v1/money.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension Money: LoweredMessage {
  package static let layout = Layout(switchboard__common__v1__money__init)

  package init(lifting c: UnsafePointer<Switchboard__Common__V1__Money>) throws(MessageError) {
    self.init()
    self.micros = c.pointee.f1
    self.currency = try Lift.string(c.pointee.f2, "currency")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Common__V1__Money>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.micros
    c.pointee.f2 = try arena.copy(self.currency)
  }
}
