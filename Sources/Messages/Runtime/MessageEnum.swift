/// An enum of a .proto file. A number that this version does not know is `unrecognized` and survives.
public protocol MessageEnum: Sendable, Hashable {
  /// The case with this number.
  init(rawValue: Int32)
  var rawValue: Int32 { get }
  static var schema: EnumSchema { get }
}
