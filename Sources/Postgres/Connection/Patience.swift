/// Whether a connection's thread stays awake for a moment when it waits for the server. Pure.
///
/// A thread that sleeps takes longer to wake up than a short read takes, so it looks again and again for a moment first.
/// Where that was in vain, as it is with slow statements and busy machines, it is not tried for a while: the processor is
/// wanted by others.
struct Patience {
  /// A short read takes some tens of microseconds, half as much again on a virtual machine, where an idle processor is slow
  /// to be woken.
  static let limit: Duration = .microseconds(100)
  /// Waits that are slept through after several in vain, at most.
  static let mostAbstained = 64

  /// Waits still to be slept through.
  private var abstained = 0
  /// How many those will be after the next one in vain.
  private var penalty = 1

  /// Whether to stay awake for the wait that begins; `ended` follows then.
  mutating func begin() -> Bool {
    guard abstained == 0 else {
      abstained -= 1
      return false
    }
    return true
  }

  /// `wasRewarded`: what was waited for came while awake.
  mutating func ended(wasRewarded: Bool) {
    if wasRewarded {
      penalty = 1
    } else {
      abstained = penalty
      penalty = min(2 * penalty, Self.mostAbstained)
    }
  }
}
