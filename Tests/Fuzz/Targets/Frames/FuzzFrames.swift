import Foundation
import FuzzDriver
import FuzzHarness

@main
enum FuzzFrames {
  static func main() {
    exit(
      runFuzzer { bytes, count in
        FuzzHarness.frames.run(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      })
  }
}
