public import Calls
internal import Messages
internal import RPCAPI

/// A field of a request breaks a rule: `INVALID_ARGUMENT` with a `FieldViolation`.
public struct InvalidField: RPCErrorConvertible, Sendable, Hashable {
  /// Path of the field, such as `items[3].call_id`.
  public let field: String
  /// The rule in a few words; never the value.
  public let rule: String
  /// Stable and machine-readable.
  public let reason: String

  /// `reason` is `invalid_<last part of field>` unless given.
  public init(_ field: String, reason: String? = nil, rule: String) {
    self.field = field
    self.rule = rule
    self.reason = reason ?? "invalid_\(field.split(separator: ".").last ?? "")"
  }

  public var rpcError: RPCError {
    RPCError(
      .invalidArgument, reason: reason, message: "\(field): \(rule)", details: details, isNoRetry: true)
  }

  private var details: [RPCError.Detail] {
    // A violation that cannot be packed takes nothing from the error but its detail.
    guard let packed = try? FieldViolation(field: field, rule: rule).serialized() else { return [] }
    return [RPCError.Detail(type: "switchboard.common.v1.FieldViolation", value: packed)]
  }
}
