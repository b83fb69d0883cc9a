// Made from switchboard/test/v1/kitchen_sink.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension KitchenSink {
  public static let schema = MessageSchema(name: "switchboard.test.v1.KitchenSink", fields: [
    FieldSchema(1, "an_int32", json: "anInt32", .int32),
    FieldSchema(2, "an_int64", json: "anInt64", .int64),
    FieldSchema(3, "a_uint32", json: "aUint32", .uint32),
    FieldSchema(4, "a_uint64", json: "aUint64", .uint64),
    FieldSchema(5, "a_sint32", json: "aSint32", .sint32),
    FieldSchema(6, "a_sint64", json: "aSint64", .sint64),
    FieldSchema(7, "a_fixed32", json: "aFixed32", .fixed32),
    FieldSchema(8, "a_fixed64", json: "aFixed64", .fixed64),
    FieldSchema(9, "a_sfixed32", json: "aSfixed32", .sfixed32),
    FieldSchema(10, "a_sfixed64", json: "aSfixed64", .sfixed64),
    FieldSchema(11, "a_float", json: "aFloat", .float),
    FieldSchema(12, "a_double", json: "aDouble", .double),
    FieldSchema(13, "a_bool", json: "aBool", .bool),
    FieldSchema(14, "a_string", json: "aString", .string),
    FieldSchema(15, "some_bytes", json: "someBytes", .bytes),
    FieldSchema(16, "mood", json: "mood", .enumeration(KitchenSinkMood.schema)),
    FieldSchema(17, "inner", json: "inner", .message(KitchenSinkInner.schema), .explicit),
    FieldSchema(18, "at", json: "at", .timestamp, .explicit),
    FieldSchema(19, "price", json: "price", .message(Money.schema), .explicit),
    FieldSchema(21, "maybe_int32", json: "maybeInt32", .int32, .explicit),
    FieldSchema(22, "maybe_uint64", json: "maybeUint64", .uint64, .explicit),
    FieldSchema(23, "maybe_float", json: "maybeFloat", .float, .explicit),
    FieldSchema(24, "maybe_double", json: "maybeDouble", .double, .explicit),
    FieldSchema(25, "maybe_bool", json: "maybeBool", .bool, .explicit),
    FieldSchema(26, "maybe_string", json: "maybeString", .string, .explicit),
    FieldSchema(27, "maybe_bytes", json: "maybeBytes", .bytes, .explicit),
    FieldSchema(28, "maybe_mood", json: "maybeMood", .enumeration(KitchenSinkMood.schema), .explicit),
    FieldSchema(29, "maybe_inner", json: "maybeInner", .message(KitchenSinkInner.schema), .explicit),
    FieldSchema(30, "maybe_at", json: "maybeAt", .timestamp, .explicit),
    FieldSchema(31, "int32s", json: "int32s", .int32, .repeated),
    FieldSchema(32, "int64s", json: "int64s", .int64, .repeated),
    FieldSchema(33, "uint32s", json: "uint32s", .uint32, .repeated),
    FieldSchema(34, "uint64s", json: "uint64s", .uint64, .repeated),
    FieldSchema(35, "sint32s", json: "sint32s", .sint32, .repeated),
    FieldSchema(36, "sint64s", json: "sint64s", .sint64, .repeated),
    FieldSchema(37, "fixed32s", json: "fixed32s", .fixed32, .repeated),
    FieldSchema(38, "fixed64s", json: "fixed64s", .fixed64, .repeated),
    FieldSchema(39, "sfixed32s", json: "sfixed32s", .sfixed32, .repeated),
    FieldSchema(40, "sfixed64s", json: "sfixed64s", .sfixed64, .repeated),
    FieldSchema(41, "floats", json: "floats", .float, .repeated),
    FieldSchema(42, "doubles", json: "doubles", .double, .repeated),
    FieldSchema(43, "bools", json: "bools", .bool, .repeated),
    FieldSchema(44, "strings", json: "strings", .string, .repeated),
    FieldSchema(45, "byte_strings", json: "byteStrings", .bytes, .repeated),
    FieldSchema(46, "moods", json: "moods", .enumeration(KitchenSinkMood.schema), .repeated),
    FieldSchema(47, "inners", json: "inners", .message(KitchenSinkInner.schema), .repeated),
    FieldSchema(48, "times", json: "times", .timestamp, .repeated),
    FieldSchema(49, "unpacked_ints", json: "unpackedInts", .int32, .repeated),
    FieldSchema(50, "secrets", json: "secrets", .string, .repeated, isSensitive: true),
    FieldSchema(51, "text", json: "text", .string, .explicit, oneof: "choice"),
    FieldSchema(52, "number", json: "number", .int64, .explicit, oneof: "choice"),
    FieldSchema(53, "blob", json: "blob", .bytes, .explicit, oneof: "choice"),
    FieldSchema(54, "message", json: "message", .message(KitchenSinkInner.schema), .explicit, oneof: "choice"),
    FieldSchema(55, "feeling", json: "feeling", .enumeration(KitchenSinkMood.schema), .explicit, oneof: "choice"),
    FieldSchema(56, "ratio", json: "ratio", .double, .explicit, oneof: "choice"),
    FieldSchema(57, "flag", json: "flag", .bool, .explicit, oneof: "choice"),
    FieldSchema(58, "moment", json: "moment", .timestamp, .explicit, oneof: "choice"),
    FieldSchema(59, "secret_choice", json: "secretChoice", .string, .explicit, oneof: "choice", isSensitive: true),
    FieldSchema(60, "left", json: "left", .uint32, .explicit, oneof: "second_choice"),
    FieldSchema(61, "right", json: "right", .string, .explicit, oneof: "second_choice"),
    FieldSchema(71, "labels", json: "labels", .string, .map(key: .string)),
    FieldSchema(72, "inners_by_number", json: "innersByNumber", .message(KitchenSinkInner.schema), .map(key: .int32)),
    FieldSchema(73, "bytes_by_bool", json: "bytesByBool", .bytes, .map(key: .bool)),
    FieldSchema(74, "doubles_by_number", json: "doublesByNumber", .double, .map(key: .uint64)),
    FieldSchema(75, "moods_by_name", json: "moodsByName", .enumeration(KitchenSinkMood.schema), .map(key: .string)),
    FieldSchema(76, "times_by_number", json: "timesByNumber", .timestamp, .map(key: .sint64)),
    FieldSchema(77, "bools_by_fixed", json: "boolsByFixed", .bool, .map(key: .fixed32)),
    FieldSchema(81, "secret", json: "secret", .string, isSensitive: true),
    FieldSchema(82, "secret_bytes", json: "secretBytes", .bytes, isSensitive: true),
    FieldSchema(83, "maybe_secret", json: "maybeSecret", .string, .explicit, isSensitive: true),
    FieldSchema(84, "secret_number", json: "secretNumber", .int64, isSensitive: true),
    FieldSchema(85, "secret_mood", json: "secretMood", .enumeration(KitchenSinkMood.schema), isSensitive: true),
  ])
}

extension KitchenSinkInner {
  public static let schema = MessageSchema(name: "switchboard.test.v1.KitchenSink.Inner", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "numbers", json: "numbers", .int32, .repeated),
    FieldSchema(3, "innermost", json: "innermost", .message(KitchenSinkInnerInnermost.schema), .explicit),
  ])
}

extension KitchenSinkInnerInnermost {
  public static let schema = MessageSchema(name: "switchboard.test.v1.KitchenSink.Inner.Innermost", fields: [
    FieldSchema(1, "deep", json: "deep", .bool, .explicit),
    FieldSchema(2, "data", json: "data", .bytes),
  ])
}

extension AwkwardNames {
  public static let schema = MessageSchema(name: "switchboard.test.v1.AwkwardNames", fields: [
    FieldSchema(1, "self", json: "self", .string),
    FieldSchema(2, "in", json: "in", .string),
    FieldSchema(3, "base", json: "base", .string),
    FieldSchema(4, "init", json: "init", .string),
    FieldSchema(5, "description", json: "description", .string),
    FieldSchema(6, "default", json: "default", .string),
    FieldSchema(7, "hash_value", json: "hashValue", .string),
    FieldSchema(8, "Type", json: "Type", .string),
    FieldSchema(9, "func", json: "func", .int32),
    FieldSchema(10, "url_path", json: "urlPath", .string),
    FieldSchema(11, "org_id", json: "orgId", .string),
    FieldSchema(12, "call_ids", json: "callIds", .string, .repeated),
    FieldSchema(13, "c", json: "c", .string),
    FieldSchema(14, "arena", json: "arena", .string),
    FieldSchema(15, "case", json: "case", .string, .explicit, oneof: "switch"),
    FieldSchema(16, "where", json: "where", .string, .explicit, oneof: "switch"),
    FieldSchema(17, "schema", json: "schema", .string),
    FieldSchema(18, "element", json: "element", .string),
  ])
}

extension FarNumbers {
  public static let schema = MessageSchema(name: "switchboard.test.v1.FarNumbers", fields: [
    FieldSchema(1, "first", json: "first", .string),
    FieldSchema(18999, "middle", json: "middle", .uint64),
    FieldSchema(536870911, "last", json: "last", .string),
  ])
}

extension OldOrder {
  public static let schema = MessageSchema(name: "switchboard.test.v1.OldOrder", fields: [
    FieldSchema(1, "item", json: "item", .string),
    FieldSchema(2, "part", json: "part", .message(OldPart.schema), .explicit),
    FieldSchema(3, "parts", json: "parts", .message(OldPart.schema), .repeated),
    FieldSchema(4, "parts_by_name", json: "partsByName", .message(OldPart.schema), .map(key: .string)),
    FieldSchema(5, "chosen", json: "chosen", .message(OldPart.schema), .explicit, oneof: "choice"),
  ])
}

extension OldPart {
  public static let schema = MessageSchema(name: "switchboard.test.v1.OldPart", fields: [
    FieldSchema(1, "item", json: "item", .string),
  ])
}

extension NewOrder {
  public static let schema = MessageSchema(name: "switchboard.test.v1.NewOrder", fields: [
    FieldSchema(1, "item", json: "item", .string),
    FieldSchema(2, "part", json: "part", .message(NewPart.schema), .explicit),
    FieldSchema(3, "parts", json: "parts", .message(NewPart.schema), .repeated),
    FieldSchema(4, "parts_by_name", json: "partsByName", .message(NewPart.schema), .map(key: .string)),
    FieldSchema(5, "chosen", json: "chosen", .message(NewPart.schema), .explicit, oneof: "choice"),
    FieldSchema(6, "note", json: "note", .string),
    FieldSchema(18999, "below", json: "below", .string),
    FieldSchema(20000, "at_most_cents", json: "atMostCents", .int64, .explicit),
    FieldSchema(29999, "never", json: "never", .message(NewPart.schema), .explicit),
    FieldSchema(30000, "above", json: "above", .string),
  ])
}

extension NewPart {
  public static let schema = MessageSchema(name: "switchboard.test.v1.NewPart", fields: [
    FieldSchema(1, "item", json: "item", .string),
    FieldSchema(20001, "at_most", json: "atMost", .uint32),
  ])
}

extension Hollow {
  public static let schema = MessageSchema(name: "switchboard.test.v1.Hollow", fields: [
    FieldSchema(1, "empties", json: "empties", .message(HollowEmpty.schema), .repeated),
  ])
}

extension HollowEmpty {
  public static let schema = MessageSchema(name: "switchboard.test.v1.Hollow.Empty", fields: [])
}

extension KitchenSinkMood {
  public static let schema = EnumSchema(name: "switchboard.test.v1.KitchenSink.Mood", values: [
    .init(0, "MOOD_UNSPECIFIED"),
    .init(1, "MOOD_GOOD"),
    .init(-1, "MOOD_BAD"),
    .init(-2147483648, "MOOD_WORST"),
    .init(2147483647, "MOOD_BEST"),
    .init(7, "MOOD_DEFAULT"),
  ])
}
