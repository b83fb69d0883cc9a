import Foundation
import FuzzDriver
import FuzzHarness

@main
enum FuzzMessages {
  static func main() {
    exit(
      runFuzzer { bytes, count in
        FuzzHarness.messages.run(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      })
  }
}
