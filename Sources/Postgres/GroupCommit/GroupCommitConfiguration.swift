/// How writes are gathered into transactions.
public struct GroupCommitConfiguration: Sendable, Hashable {
  /// The lane whose connections the groups take.
  public var lane = Lane.ingest
  /// The longest time a write waits for others while a connection could have it. A transaction costs the server as much as ten
  /// rows.
  public var gatherTime: Duration = .milliseconds(5)
  /// Rows of one transaction, at most.
  public var maximumRows = 128
  /// Bytes of one transaction, at most, as `GroupCommit` is told to count them; a larger row goes alone.
  public var maximumBytes = 4 << 20
  /// Bytes that may wait; a row that would exceed them is refused at once with `poolExhausted`, unless none waits.
  public var maximumWaitingBytes = 64 << 20
  /// Writes that may wait; one more is refused at once with `poolExhausted`.
  public var maximumWaiting = 4096
  /// Transactions at the same time, at most: while the server computes or waits for the disk for one, the rows of the others
  /// come in. Each is then a part as large as the others of what all callers want.
  public var maximumGroups = 2
  /// Limit of a group's transaction, and again of trying its rows one by one after it failed, each for a quarter of it.
  public var timeout: Duration = .seconds(5)

  public init() {}
}
