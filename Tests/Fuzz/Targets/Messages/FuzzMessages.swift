import FuzzHarness

/// Called by libFuzzer, again and again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzHarness.messages.run(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}
