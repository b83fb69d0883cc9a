import Foundation
import FuzzDriver
import FuzzHarness

@main
enum FuzzCalls {
  static func main() {
    exit(
      runFuzzer { bytes, count in
        FuzzHarness.calls.run(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      })
  }
}
