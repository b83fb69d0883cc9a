/// Runs libFuzzer with this process's arguments on a function, again and again, until it finds something or is done.
///
/// The package manager gives every program a main of its own, so libFuzzer's is called under its other name. Source:
/// https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library".
public func runFuzzer(_ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) -> CInt {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  return runDriver(&count, &arguments, test)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
