/// What a commit waits for.
public enum Durability: Sendable, Hashable {
  /// Until the server has the transaction on its disk: what was answered is kept.
  case waits
  /// For nothing. The transaction counts at once for everybody, but where the server crashes within the next half second,
  /// it and whatever trailed behind it may be gone, as if they had never been; a commit that waits takes all before it along.
  /// For what a crash ends anyway, such as leases. Source: PostgreSQL manual, 30.4 (asynchronous commit).
  case trails
}
