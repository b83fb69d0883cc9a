package import CProtobufC

/// From Swift to C: what generated code calls to fill the struct that will be packed.
extension Arena {
  package func copy(_ string: String) throws(MessageError) -> ProtobufCBinaryData {
    var string = string
    let result: Result<ProtobufCBinaryData, MessageError> = string.withUTF8 { utf8 in
      Result { () throws(MessageError) in try copy(UnsafeRawBufferPointer(utf8)) }
    }
    return try result.get()
  }

  /// Bytes from which on a field is not copied before it is packed.
  private static var longField: Int { 4_096 }

  package func copy(_ bytes: [UInt8]) throws(MessageError) -> ProtobufCBinaryData {
    if bytes.count >= Self.longField {
      // protobuf-c only reads what it packs.
      let start = UnsafeMutableRawPointer(mutating: try borrow(bytes).baseAddress)
      return ProtobufCBinaryData(len: bytes.count, data: start?.assumingMemoryBound(to: UInt8.self))
    }
    let result: Result<ProtobufCBinaryData, MessageError> = bytes.withUnsafeBytes { buffer in
      Result { () throws(MessageError) in try copy(buffer) }
    }
    return try result.get()
  }

  private func copy(_ bytes: UnsafeRawBufferPointer) throws(MessageError) -> ProtobufCBinaryData {
    guard !bytes.isEmpty else { return ProtobufCBinaryData() }
    let memory = try takeRaw(bytes.count)
    memory.copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
    return ProtobufCBinaryData(len: bytes.count, data: memory.assumingMemoryBound(to: UInt8.self))
  }

  package func lower<M: Lowered>(_ message: M) throws(MessageError) -> UnsafeMutablePointer<M.CStruct> {
    let c = try make(M.layout)
    try message.lower(into: c, self)
    return c
  }

  package func lower<M: Lowered>(
    ifAny message: M?
  ) throws(MessageError) -> UnsafeMutablePointer<M.CStruct>? {
    guard let message else { return nil }
    return try lower(message)
  }

  /// An empty C message.
  package func make<CStruct>(_ layout: Layout<CStruct>) throws(MessageError) -> UnsafeMutablePointer<CStruct> {
    let memory = try take(MemoryLayout<CStruct>.size)
    // Zero is what every field of an empty lowered message is; only the descriptor is not.
    memory.assumingMemoryBound(to: ProtobufCMessage.self).pointee.descriptor = layout.descriptor
    return memory.assumingMemoryBound(to: CStruct.self)
  }

  package func list<Element, CElement>(
    _ elements: [Element], _ lower: (Element) throws(MessageError) -> CElement
  ) throws(MessageError) -> (Int, UnsafeMutablePointer<CElement>?) {
    guard !elements.isEmpty else { return (0, nil) }
    let list = try take(elements.count * MemoryLayout<CElement>.stride).bindMemory(
      to: CElement.self, capacity: elements.count)
    for (index, element) in elements.enumerated() {
      (list + index).initialize(to: try lower(element))
    }
    return (elements.count, list)
  }

  /// The entries of a map in key order, so that equal maps pack into equal bytes. Text is ordered by its bytes.
  package func entries<Key: Comparable, Value>(_ map: [Key: Value]) -> [(key: Key, value: Value)] {
    map.sorted { $0.key < $1.key }
  }

  package func entries<Value>(_ map: [String: Value]) -> [(key: String, value: Value)] {
    map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  package func entries<Value>(_ map: [Bool: Value]) -> [(key: Bool, value: Value)] {
    map.sorted { !$0.key && $1.key }
  }
}
