package import CProtobufC

/// From C to Swift: what generated code calls for the fields of an unpacked message.
package enum Lift {
  /// Throws `notUTF8`.
  @inline(__always)
  package static func string(_ data: ProtobufCBinaryData, _ field: String = "") throws(MessageError) -> String {
    let bytes = UnsafeBufferPointer(start: data.data, count: data.len)
    // ASCII, as nearly all is: judging anything else costs some thousand instructions before its first byte.
    if bytes.reduce(0, |) < 0x80 { return String(decoding: bytes, as: UTF8.self) }
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw MessageError(.notUTF8, path: field, "not UTF-8")
    }
    return string
  }

  package static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    [UInt8](UnsafeBufferPointer(start: data.data, count: data.len))
  }

  package static func message<M: Lowered>(
    _ c: UnsafeMutablePointer<M.CStruct>?, _ field: String
  ) throws(MessageError) -> M? {
    guard let c else { return nil }
    do throws(MessageError) {
      return try M(understanding: c)
    } catch {
      throw error.within(field)
    }
  }

  package static func messages<M: Lowered>(
    _ count: Int, _ elements: UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?>?, _ field: String
  ) throws(MessageError) -> [M] {
    // protobuf-c never leaves a hole in a list of messages.
    try list(count, elements, field) { c throws(MessageError) in
      guard let c else { throw MessageError(.malformed, "missing") }
      return try M(understanding: c)
    }
  }

  package static func list<CElement, Element>(
    _ count: Int, _ elements: UnsafeMutablePointer<CElement>?, _ field: String,
    _ lift: (CElement) throws(MessageError) -> Element
  ) throws(MessageError) -> [Element] {
    var list: [Element] = []
    list.reserveCapacity(count)
    for index in 0..<count {
      guard let elements else { break }
      do throws(MessageError) {
        list.append(try lift(elements[index]))
      } catch {
        throw error.at(index).within(field)
      }
    }
    return list
  }

  /// The last of several entries under one key wins, as protobuf has it.
  package static func map<CEntry, Key: Hashable, Value>(
    _ count: Int, _ entries: UnsafeMutablePointer<UnsafeMutablePointer<CEntry>?>?, _ field: String,
    _ lift: (UnsafeMutablePointer<CEntry>) throws(MessageError) -> (Key, Value)
  ) throws(MessageError) -> [Key: Value] {
    let pairs = try list(count, entries, field) { c throws(MessageError) -> (Key, Value) in
      guard let c else { throw MessageError(.malformed, "missing") }
      return try lift(c)
    }
    var map: [Key: Value] = [:]
    map.reserveCapacity(count)
    for (key, value) in pairs {
      if let text = key as? String, let index = map.index(forKey: key),
        let known = map[index].key as? String, !known.utf8.elementsEqual(text.utf8)
      {
        // Swift holds them for equal, the wire does not: one of them would vanish.
        throw MessageError(.malformed, path: field, "two keys differ only in their Unicode form")
      }
      map[key] = value
    }
    return map
  }
}
