/// What a peer allows one call to send.
enum SendWindow {
  /// Adds credit. Throws where the window would pass 2³¹ bytes.
  static func add(_ credit: UInt32, to window: inout Int) throws(ProtocolFault) {
    guard window + Int(credit) <= WireLimits.maximumWindow else {
      throw .flowControl("a window of more than 2^31 bytes")
    }
    window += Int(credit)
  }
}
