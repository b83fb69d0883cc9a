// Made from switchboard/common/v1/field_violation.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension FieldViolation: LoweredMessage {
  package static let layout = Layout(switchboard__common__v1__field_violation__init)

  package init(lifting c: UnsafePointer<Switchboard__Common__V1__FieldViolation>) throws(MessageError) {
    self.init()
    self.field = try Lift.string(c.pointee.f1, "field")
    self.rule = try Lift.string(c.pointee.f2, "rule")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Common__V1__FieldViolation>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.field)
    c.pointee.f2 = try arena.copy(self.rule)
  }
}
