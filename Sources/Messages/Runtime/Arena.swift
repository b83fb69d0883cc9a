internal import CArena
internal import CProtobufC

/// Memory for packing or unpacking one message at a time, reused for the next.
///
/// Keeps 64 KiB between messages. One thread at a time: a server has one for each event loop. What one message may
/// take is bounded: unpacking by 64 KiB + 64 × the message's length and 32 MiB at most (the densest honest message
/// needs about 32 × its length, hostile empty submessages 60 to 70 ×), packing by 32 MiB, nesting by 64 KiB of stack.
public final class Arena {
  private let memory: OpaquePointer
  private var isInUse = false

  public init() {
    guard let memory = switchboard_arena_create() else { preconditionFailure("No memory for an arena of 56 bytes.") }
    self.memory = memory
  }

  deinit {
    switchboard_arena_destroy(memory)
  }

  /// Largest amount of memory that one message may take.
  public static let limit = 32 << 20

  /// What unpacking `byteCount` bytes may take.
  static func budget(unpacking byteCount: Int) -> Int {
    byteCount < limit / 64 ? min(64 << 10 + 64 * byteCount, limit) : limit
  }

  /// Bytes handed out for the message at hand.
  public var bytesUsed: Int { switchboard_arena_used(memory) }

  /// Runs `body` with an arena that this thread keeps, or a new one inside another such call. `body` cannot suspend.
  static func withThreadArena<Result>(
    _ body: (Arena) throws(MessageError) -> Result
  ) throws(MessageError) -> Result {
    let arena = ThreadArena.current
    guard !arena.isInUse else { return try body(Arena()) }
    arena.isInUse = true
    defer {
      switchboard_arena_reset(arena.memory)
      arena.isInUse = false
    }
    return try body(arena)
  }

  /// Takes back all memory and allows `budget` bytes of it.
  func begin(budget: Int) {
    switchboard_arena_begin(memory, budget)
  }

  /// Unpacks `bytes`. The result lives until the arena is used again.
  func unpack(
    _ bytes: UnsafeRawBufferPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
  ) throws(MessageError) -> UnsafeMutableRawPointer {
    begin(budget: Self.budget(unpacking: bytes.count))
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // A length of zero needs no address; protobuf-c does not read it.
    if let message = switchboard_arena_unpack(memory, descriptor, bytes.count, start) {
      return UnsafeMutableRawPointer(message)
    }
    throw switchboard_arena_why(memory) == SWITCHBOARD_ARENA_NO_REFUSAL
      ? MessageError(.malformed, "not a packed message of this type") : refusal
  }

  /// `byteCount` zeroed bytes, aligned to 16.
  func take(_ byteCount: Int) throws(MessageError) -> UnsafeMutableRawPointer {
    guard let taken = switchboard_arena_alloc(memory, byteCount) else { throw refusal }
    return taken
  }

  private var refusal: MessageError {
    switchboard_arena_why(memory) == SWITCHBOARD_ARENA_TOO_DEEP
      ? MessageError(.tooDeep, "nested too deeply") : MessageError(.tooLarge, "takes too much memory for its length")
  }
}
