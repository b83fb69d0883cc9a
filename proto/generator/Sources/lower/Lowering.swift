import SwiftProtobuf
import SwiftProtobufPluginLibrary

// What changes, and why protoc-c needs it:
//   string → bytes          the length is known: a NUL is carried whole, and no default value is read out of bounds
//   enum → int32            the same varint; unknown numbers survive, no enum has to be imported
//   float → fixed32,        the same bytes; protoc-c drops -0.0 because it compares equal to zero
//   double → fixed64
//   proto3 optional →       a plain oneof of one member; protoc-c refuses the keyword
//   map → its entries       repeated messages, which is what a map is on the wire
//   fields → f<number>,     no keyword, no clash of case, no field called `base`
//   oneofs → o<index>
//   services, enums, extensions, options and imports of files without messages are dropped; `packed` is kept

/// The set without files that hold no messages.
func lowered(_ set: Google_Protobuf_FileDescriptorSet) -> Google_Protobuf_FileDescriptorSet {
  // descriptor.proto is there for our options only. It is proto2, with groups and defaults.
  let kept = set.file.filter { !$0.messageType.isEmpty && $0.package != "google.protobuf" || isTimestamp($0) }
  let names = Set(kept.map(\.name))
  return .with { $0.file = kept.map { lowered($0, keeping: names) } }
}

private func isTimestamp(_ file: Google_Protobuf_FileDescriptorProto) -> Bool {
  file.name == "google/protobuf/timestamp.proto"
}

func lowered(
  _ file: Google_Protobuf_FileDescriptorProto, keeping names: Set<String>
) -> Google_Protobuf_FileDescriptorProto {
  .with {
    $0.name = file.name
    $0.package = file.package
    $0.syntax = file.syntax
    $0.dependency = file.dependency.filter(names.contains)
    $0.messageType = file.messageType.map(lowered)
  }
}

func lowered(_ message: Google_Protobuf_DescriptorProto) -> Google_Protobuf_DescriptorProto {
  .with {
    $0.name = message.name
    $0.field = message.field.map(lowered)
    $0.nestedType = message.nestedType.map(lowered)
    $0.oneofDecl = message.oneofDecl.indices.map { index in .with { $0.name = "o\(index)" } }
  }
}

func lowered(_ field: Google_Protobuf_FieldDescriptorProto) -> Google_Protobuf_FieldDescriptorProto {
  .with {
    $0.name = "f\(field.number)"
    $0.number = field.number
    $0.label = field.label
    switch field.type {
    case .string: $0.type = .bytes
    case .enum: $0.type = .int32
    case .float: $0.type = .fixed32
    case .double: $0.type = .fixed64
    default: $0.type = field.type
    }
    if field.type == .message { $0.typeName = field.typeName }
    if field.hasOneofIndex { $0.oneofIndex = field.oneofIndex }
    if field.options.hasPacked { $0.options.packed = field.options.packed }
  }
}
