/// What a fuzzer tries to break: a function of bytes that must return, whatever they are.
///
/// A broken promise is a failed precondition, which ends the process, as fuzzers expect. The same functions replay the
/// corpora in the ordinary tests.
public enum FuzzHarness: String, CaseIterable, Sendable {
  /// A connection's bytes, cut anywhere, at a server and at a client.
  case frames
  /// Lawful frames in any order, with handlers and callers that do anything at any time.
  case calls
  /// Packed messages.
  case messages

  public func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .frames: FrameHarness.run(bytes)
    case .calls: CallHarness.run(bytes)
    case .messages: MessageHarness.run(bytes)
    }
  }
}
