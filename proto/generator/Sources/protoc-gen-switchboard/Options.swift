import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The options of proto/switchboard/options.proto.
enum Options {
  static let sensitive = MessageExtension<OptionalExtensionField<ProtobufBool>, Google_Protobuf_FieldOptions>(
    _protobuf_fieldNumber: 50001, fieldName: "switchboard.sensitive")
  static let mustUnderstand = MessageExtension<OptionalExtensionField<ProtobufBool>, Google_Protobuf_FieldOptions>(
    _protobuf_fieldNumber: 50002, fieldName: "switchboard.must_understand")
  static let defaultTimeout = method(50001, "switchboard.default_timeout_ms", ProtobufUInt32.self)
  static let callers = method(50002, "switchboard.callers", ProtobufString.self)
  static let system = method(50003, "switchboard.system", ProtobufBool.self)
  static let inline = method(50004, "switchboard.inline", ProtobufBool.self)
  static let naturalKey = method(50005, "switchboard.natural_key", ProtobufString.self)

  static let longLived = method(50006, "switchboard.long_lived", ProtobufBool.self)
  static let hedged = method(50007, "switchboard.hedged", ProtobufBool.self)
  static let offloaded = method(50008, "switchboard.offloaded", ProtobufBool.self)

  static var all: [any AnyMessageExtension] {
    [sensitive, mustUnderstand, defaultTimeout, callers, system, inline, naturalKey, longLived, hedged, offloaded]
  }

  private static func method<Kind: FieldType>(
    _ number: Int, _ name: String, _ kind: Kind.Type
  ) -> MessageExtension<OptionalExtensionField<Kind>, Google_Protobuf_MethodOptions> {
    MessageExtension(_protobuf_fieldNumber: number, fieldName: name)
  }
}

extension FieldDescriptor {
  var isSensitive: Bool { options.getExtensionValue(ext: Options.sensitive) ?? false }
  /// Who does not know the field must refuse the message.
  var isMustUnderstand: Bool { options.getExtensionValue(ext: Options.mustUnderstand) ?? false }
}

extension MethodDescriptor {
  /// In milliseconds; nil where none is declared.
  var defaultTimeout: UInt32? { options.getExtensionValue(ext: Options.defaultTimeout) }
  var callers: [String] {
    (options.getExtensionValue(ext: Options.callers) ?? "")
      .split(separator: ",").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
  var isSystem: Bool { options.getExtensionValue(ext: Options.system) ?? false }
  var isInline: Bool { options.getExtensionValue(ext: Options.inline) ?? false }
  /// A call of it may go on without a deadline.
  var isLongLived: Bool { options.getExtensionValue(ext: Options.longLived) ?? false }
  /// A second server may be asked while the first has not answered.
  var isHedged: Bool { options.getExtensionValue(ext: Options.hedged) ?? false }
  /// Its handler computes for long: it runs on the shared pool.
  var isOffloaded: Bool { options.getExtensionValue(ext: Options.offloaded) ?? false }
  /// What makes a repeat harmless where the request carries no idempotency key.
  var naturalKey: String? { options.getExtensionValue(ext: Options.naturalKey) }
  /// `switchboard.billing.v1.BillingService/ChargeCalls`.
  var wireName: String { "\(service.fullName)/\(name)" }
}
