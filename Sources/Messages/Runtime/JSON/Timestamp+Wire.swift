extension Timestamp {
  /// Reads `google.protobuf.Timestamp`.
  init(packed bytes: ArraySlice<UInt8>) throws(MessageError) {
    self.init()
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .varint(let bits)): seconds = Int64(bitPattern: bits)
      case (2, .varint(let bits)): nanoseconds = Int32(truncatingIfNeeded: bits)
      case (1, _), (2, _): throw MessageError(.malformed, "wrong wire type")
      default: break
      }
    }
  }

  var packed: [UInt8] {
    var writer = WireWriter()
    if seconds != 0 { writer.write(1, .varint(UInt64(bitPattern: seconds))) }
    if nanoseconds != 0 { writer.write(2, .varint(UInt64(bitPattern: Int64(nanoseconds)))) }
    return writer.bytes
  }
}
