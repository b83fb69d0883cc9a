// Made from switchboard/common/v1/paging.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// Which page of a list.
public struct PageRequest: Sendable, Hashable {
  /// Most items wanted, 1 to 200; 0 means 50.
  public var limit: UInt32 = 0
  /// `next_cursor` of the page before; empty for the first.
  public var cursor: String = ""

  public init() {}

  public init(
    limit: UInt32 = 0,
    cursor: String = ""
  ) {
    self.limit = limit
    self.cursor = cursor
  }
}

/// Where the next page of a list begins.
public struct PageResponse: Sendable, Hashable {
  /// Empty on the last page.
  public var nextCursor: String = ""

  public init() {}

  public init(
    nextCursor: String = ""
  ) {
    self.nextCursor = nextCursor
  }
}
