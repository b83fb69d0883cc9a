public import Calls
public import Foundation
public import RPCAPI

/// One page of a list whose items are ordered by a UUID.
public struct ListPage: Sendable, Hashable {
  /// Most items on a page.
  public static let largest = 200
  /// Items on a page where the caller asks for none.
  public static let usual = 50

  /// 1 to 200.
  public let limit: Int
  /// Key of the last item of the page before; nil on the first.
  public let cursor: UUID?

  /// Throws `INVALID_ARGUMENT` `bad_limit` or `bad_cursor`.
  public init(_ request: PageRequest?) throws(RPCError) {
    let request = request ?? PageRequest()
    guard request.limit <= Self.largest else {
      throw RPCError(.invalidArgument, reason: "bad_limit", message: "limit is 1 to \(Self.largest).")
    }
    limit = request.limit == 0 ? Self.usual : Int(request.limit)
    guard !request.cursor.isEmpty else {
      cursor = nil
      return
    }
    guard let cursor = UUID(uuidString: request.cursor) else {
      throw RPCError(.invalidArgument, reason: "bad_cursor", message: "cursor is not one that a list gave.")
    }
    self.cursor = cursor
  }

  /// The page's items out of `limit + 1` fetched ones, and where the next page begins.
  public func cut<Item>(_ fetched: [Item], by key: KeyPath<Item, UUID>) -> ([Item], PageResponse) {
    let items = Array(fetched.prefix(limit))
    guard fetched.count > limit, let last = items.last else { return (items, PageResponse()) }
    return (items, PageResponse(nextCursor: last[keyPath: key].uuidString.lowercased()))
  }
}
