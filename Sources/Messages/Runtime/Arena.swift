internal import CArena
internal import CProtobufC

/// Memory for packing or unpacking one message at a time, reused for the next.
///
/// Keeps 256 KiB between messages, so that one of a whole frame takes no new memory. One thread at a time: a server has
/// one for each event loop. What one message may take is bounded: unpacking by 64 KiB + 64 × the message's length and
/// 32 MiB at most (the densest honest message needs about 32 × its length, hostile empty submessages 60 to 70 ×),
/// packing by 32 MiB, nesting by 64 KiB of stack.
public final class Arena {
  private let memory: OpaquePointer
  private var isInUse = false
  /// Long fields of the message that is being packed: it refers to their memory instead of having a copy.
  private var borrowed: [[UInt8]] = []
  private var borrowedBytes = 0

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
      arena.giveBack()
      arena.isInUse = false
    }
    return try body(arena)
  }

  /// Takes back all memory and allows `budget` bytes of it.
  func begin(budget: Int) {
    switchboard_arena_begin(memory, budget)
    giveBack()
  }

  /// Holds `bytes` until the arena is used again, and says where they lie.
  ///
  /// An array keeps its memory where it is as long as somebody refers to it, and whoever would change it meanwhile changes
  /// a copy: the pointer stays good beyond the closure that gives it.
  /// Throws `tooLarge` where what is held is more than one message may take.
  func borrow(_ bytes: [UInt8]) throws(MessageError) -> UnsafeRawBufferPointer {
    guard borrowedBytes + bytes.count <= Self.limit else { throw MessageError(.tooLarge, "takes too much memory") }
    borrowed.append(bytes)
    borrowedBytes += bytes.count
    return bytes.withUnsafeBytes { $0 }
  }

  private func giveBack() {
    guard borrowedBytes > 0 else { return }
    borrowed.removeAll(keepingCapacity: borrowed.count <= 16)
    borrowedBytes = 0
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

  /// `byteCount` bytes that are written whole before they are read, aligned to 16.
  func takeRaw(_ byteCount: Int) throws(MessageError) -> UnsafeMutableRawPointer {
    guard let taken = switchboard_arena_alloc_raw(memory, byteCount) else { throw refusal }
    return taken
  }

  private var refusal: MessageError {
    switchboard_arena_why(memory) == SWITCHBOARD_ARENA_TOO_DEEP
      ? MessageError(.tooDeep, "nested too deeply") : MessageError(.tooLarge, "takes too much memory for its length")
  }
}
