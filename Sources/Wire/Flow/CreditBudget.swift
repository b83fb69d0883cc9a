/// How a receiver shares memory among messages that are longer than their windows.
///
/// Credit once given cannot be taken back, so giving it out in small pieces can end with many half-arrived messages and
/// nothing left to finish any of them. Therefore each call is given all it may ever need at once, or waits; the oldest
/// call goes first and no younger one overtakes it. With a budget of at least the largest message something always
/// finishes. Source: "Rules", 4, of docs/wire.md.
public struct CreditBudget: Sendable {
  /// Bytes that may be given out at once on this connection.
  public let total: Int
  /// Bytes that one call needs beyond its first window.
  public let perCall: Int
  private var available: Int
  /// Ascending, so that the oldest call is first.
  private var waiting: [UInt64] = []
  private var holders: Set<UInt64> = []

  public init(total: Int, maximumMessage: Int, window: Int) {
    precondition(total >= maximumMessage, "The budget must hold the largest message, or nothing would ever finish.")
    self.total = total
    self.perCall = max(0, maximumMessage - window)
    self.available = total
  }

  /// The call's message outgrows its window: it gets credit in its turn. Asking twice changes nothing.
  public mutating func want(_ call: UInt64) {
    guard perCall > 0, !holders.contains(call) else { return }
    let place = waiting.firstIndex { $0 >= call } ?? waiting.endIndex
    guard place == waiting.endIndex || waiting[place] != call else { return }
    waiting.insert(call, at: place)
  }

  /// The call's message is whole, or nobody wants it any more.
  public mutating func release(_ call: UInt64) {
    // Only calls with long messages want any.
    if holders.isEmpty, waiting.isEmpty { return }
    if holders.remove(call) != nil {
      available += perCall
    } else if let place = waiting.firstIndex(of: call) {
      waiting.remove(at: place)
    }
  }

  /// The call whose turn it is; it now holds `perCall` bytes. Nil while none waits or none can be served.
  public mutating func next() -> UInt64? {
    guard available >= perCall, let oldest = waiting.first else { return nil }
    waiting.removeFirst()
    holders.insert(oldest)
    available -= perCall
    return oldest
  }
}
