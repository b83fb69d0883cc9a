internal import Foundation

/// The arena that each thread keeps for messages that are packed and unpacked outside of an event loop.
enum ThreadArena {
  /// Ends the arena together with its thread.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { kept in
      // Balances the retain in `current`. POSIX calls this with the value that was set, never with null.
      if let kept { Unmanaged<Arena>.fromOpaque(kept).release() }
    }
    precondition(result == 0, "No thread-specific key for arenas: the process has used all of them.")
    return key
  }()

  static var current: Arena {
    if let kept = pthread_getspecific(key) {
      return Unmanaged<Arena>.fromOpaque(kept).takeUnretainedValue()
    }
    let arena = Arena()
    let retained = Unmanaged.passRetained(arena)
    // Out of memory: the arena serves this one call.
    if pthread_setspecific(key, retained.toOpaque()) != 0 { retained.release() }
    return arena
  }
}
