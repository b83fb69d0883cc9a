/// Turns schemas into a packed `google.protobuf.FileDescriptorSet`, which every protobuf tool reads.
///
/// One file a package, dependencies first. Comments and options other than `sensitive` are not in it. Source:
/// google/protobuf/descriptor.proto.
public enum FileDescriptors {
  /// The messages, everything that they hold, and `google.protobuf.Timestamp` where one of them does.
  public static func packed(_ schemas: [MessageSchema]) -> [UInt8] {
    var collection = DescriptorCollection()
    for schema in schemas { collection.add(schema) }
    var set = WireWriter()
    for file in collection.files { set.write(1, .bytes(file[...])) }
    return set.bytes
  }
}

/// The types of a descriptor set, gathered by package.
struct DescriptorCollection {
  /// A message or enum with those that are declared inside it.
  fileprivate final class Node {
    var message: MessageSchema?
    var enumeration: EnumSchema?
    var children: [(name: String, node: Node)] = []

    func child(_ name: String) -> Node {
      if let known = children.first(where: { $0.name == name }) { return known.node }
      let made = Node()
      children.append((name, made))
      return made
    }
  }

  private var packages: [(name: String, root: Node)] = []
  private var dependencies: [String: Set<String>] = [:]
  private var known: Set<String> = []
  private static let timestampFile = "google/protobuf/timestamp.proto"

  mutating func add(_ schema: MessageSchema) {
    guard known.insert(schema.name).inserted else { return }
    node(schema.name).message = schema
    for field in schema.fields { add(field.kind, from: schema.name) }
  }

  private mutating func add(_ kind: FieldKind, from name: String) {
    switch kind {
    case .message(let schema):
      depend(name, on: Self.file(Self.package(of: schema.name)))
      add(schema)
    case .enumeration(let schema):
      depend(name, on: Self.file(Self.package(of: schema.name)))
      guard known.insert(schema.name).inserted else { return }
      node(schema.name).enumeration = schema
    case .timestamp: depend(name, on: Self.timestampFile)
    case .int32, .int64, .uint32, .uint64, .sint32, .sint64, .fixed32, .fixed64, .sfixed32, .sfixed64, .float, .double,
      .bool, .string, .bytes:
      break
    }
  }

  private mutating func depend(_ name: String, on file: String) {
    let own = Self.file(Self.package(of: name))
    if own != file { dependencies[own, default: []].insert(file) }
  }

  private mutating func node(_ name: String) -> Node {
    let package = Self.package(of: name)
    let root: Node
    if let known = packages.first(where: { $0.name == package }) {
      root = known.root
    } else {
      root = Node()
      packages.append((package, root))
    }
    let path = name.dropFirst(package.isEmpty ? 0 : package.utf8.count + 1).split(separator: ".")
    return path.reduce(root) { $0.child(String($1)) }
  }

  /// Packages are in lower case and types are not.
  private static func package(of name: String) -> String {
    name.split(separator: ".").prefix { $0.first?.isLowercase == true }.joined(separator: ".")
  }

  private static func file(_ package: String) -> String {
    package.replacing(".", with: "/") + ".proto"
  }

  // MARK: Packing

  /// Files in an order in which each comes after those that it needs.
  var files: [[UInt8]] {
    var packed: [[UInt8]] = []
    var done: Set<String> = []
    func visit(_ file: String) {
      guard done.insert(file).inserted else { return }
      for dependency in (dependencies[file] ?? []).sorted() { visit(dependency) }
      if file == Self.timestampFile { return packed.append(Self.timestamp) }
      guard let package = packages.first(where: { Self.file($0.name) == file }) else { return }
      packed.append(self.file(package.name, package.root))
    }
    for package in packages.map(\.name).sorted() { visit(Self.file(package)) }
    return packed
  }

  private func file(_ package: String, _ root: Node) -> [UInt8] {
    var file = WireWriter()
    file.text(1, Self.file(package))
    file.text(2, package)
    for dependency in (dependencies[Self.file(package)] ?? []).sorted() { file.text(3, dependency) }
    for (name, node) in root.children {
      if let enumeration = node.enumeration {
        file.write(5, .bytes(Self.packed(enumeration, name)[...]))
      } else {
        file.write(4, .bytes(Self.packed(node, name)[...]))
      }
    }
    file.text(12, "proto3")
    return file.bytes
  }

  private static func packed(_ node: Node, _ name: String) -> [UInt8] {
    var message = WireWriter()
    message.text(1, name)
    var oneofs: [String] = []
    for field in node.message?.fields ?? [] where field.oneof.map({ !oneofs.contains($0) }) ?? false {
      oneofs.append(field.oneof ?? "")
    }
    var entries: [[UInt8]] = []
    for field in node.message?.fields ?? [] {
      message.write(2, .bytes(packed(field, of: node.message?.name ?? name, &oneofs)[...]))
      if case .map(let key) = field.cardinality { entries.append(entry(of: field, key: key)) }
    }
    for (name, child) in node.children {
      if let enumeration = child.enumeration {
        message.write(4, .bytes(packed(enumeration, name)[...]))
      } else {
        message.write(3, .bytes(packed(child, name)[...]))
      }
    }
    for entry in entries { message.write(3, .bytes(entry[...])) }
    for oneof in oneofs {
      var declaration = WireWriter()
      declaration.text(1, oneof)
      message.write(8, .bytes(declaration.bytes[...]))
    }
    return message.bytes
  }

  private static func packed(_ field: FieldSchema, of message: String, _ oneofs: inout [String]) -> [UInt8] {
    var packed = WireWriter()
    packed.text(1, field.name)
    packed.number(3, Int(field.number))
    var isRepeated = false
    var isMap = false
    switch field.cardinality {
    case .repeated: isRepeated = true
    case .map: (isRepeated, isMap) = (true, true)
    case .implicit, .explicit: break
    }
    packed.number(4, isRepeated ? 3 : 1)
    if isMap {
      packed.number(5, 11)
      packed.text(6, ".\(message).\(entryName(of: field))")
    } else {
      kind(field.kind, &packed)
    }
    if field.isSensitive {
      var options = WireWriter()
      options.number(FileDescriptors.sensitiveOption, 1)
      packed.write(8, .bytes(options.bytes[...]))
    }
    if let oneof = field.oneof, let index = oneofs.firstIndex(of: oneof) {
      packed.number(9, index)
    } else if field.cardinality == .explicit, !field.kind.isMessage {
      // proto3 `optional`: a oneof of its own that no one sees, after all others.
      packed.number(9, oneofs.count)
      oneofs.append("_\(field.name)")
      packed.number(17, 1)
    }
    packed.text(10, field.jsonName)
    return packed.bytes
  }

  private static func kind(_ kind: FieldKind, _ packed: inout WireWriter) {
    packed.number(5, kind.descriptorType)
    switch kind {
    case .message(let schema): packed.text(6, ".\(schema.name)")
    case .enumeration(let schema): packed.text(6, ".\(schema.name)")
    case .timestamp: packed.text(6, ".google.protobuf.Timestamp")
    case .int32, .int64, .uint32, .uint64, .sint32, .sint64, .fixed32, .fixed64, .sfixed32, .sfixed64, .float, .double,
      .bool, .string, .bytes:
      break
    }
  }

  /// `labels` → `LabelsEntry`, as protoc names it.
  private static func entryName(of field: FieldSchema) -> String {
    field.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Entry"
  }

  private static func entry(of field: FieldSchema, key: FieldKind) -> [UInt8] {
    var entry = WireWriter()
    entry.text(1, entryName(of: field))
    for (number, name, kind) in [(1, "key", key), (2, "value", field.kind)] {
      var member = WireWriter()
      member.text(1, name)
      member.number(3, number)
      member.number(4, 1)
      Self.kind(kind, &member)
      member.text(10, name)
      entry.write(2, .bytes(member.bytes[...]))
    }
    var options = WireWriter()
    options.number(7, 1)
    entry.write(7, .bytes(options.bytes[...]))
    return entry.bytes
  }

  private static func packed(_ enumeration: EnumSchema, _ name: String) -> [UInt8] {
    var packed = WireWriter()
    packed.text(1, name)
    for value in enumeration.values {
      var member = WireWriter()
      member.text(1, value.name)
      member.number(2, Int(value.number))
      packed.write(2, .bytes(member.bytes[...]))
    }
    return packed.bytes
  }

  private static let timestamp: [UInt8] = {
    var message = WireWriter()
    message.text(1, "Timestamp")
    for (number, name, type) in [(1, "seconds", 3), (2, "nanos", 5)] {
      var field = WireWriter()
      field.text(1, name)
      field.number(3, number)
      field.number(4, 1)
      field.number(5, type)
      field.text(10, name)
      message.write(2, .bytes(field.bytes[...]))
    }
    var file = WireWriter()
    file.text(1, timestampFile)
    file.text(2, "google.protobuf")
    file.write(4, .bytes(message.bytes[...]))
    file.text(12, "proto3")
    return file.bytes
  }()
}

extension FileDescriptors {
  /// `switchboard.sensitive` of options.proto.
  static let sensitiveOption = 50_001
}

extension WireWriter {
  fileprivate mutating func text(_ number: Int32, _ text: String) {
    write(number, .bytes(Array(text.utf8)[...]))
  }

  fileprivate mutating func number(_ number: Int, _ value: Int) {
    write(Int32(number), .varint(UInt64(bitPattern: Int64(value))))
  }
}

extension FieldKind {
  fileprivate var isMessage: Bool {
    switch self {
    case .message, .timestamp: true
    default: false
    }
  }

  /// FieldDescriptorProto.Type.
  fileprivate var descriptorType: Int {
    switch self {
    case .double: 1
    case .float: 2
    case .int64: 3
    case .uint64: 4
    case .int32: 5
    case .fixed64: 6
    case .fixed32: 7
    case .bool: 8
    case .string: 9
    case .message, .timestamp: 11
    case .bytes: 12
    case .uint32: 13
    case .enumeration: 14
    case .sfixed32: 15
    case .sfixed64: 16
    case .sint32: 17
    case .sint64: 18
    }
  }
}
