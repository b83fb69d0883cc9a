/// An envelope as it was sent: a line of headers, then items. Source: Sentry's developer documentation, "Envelopes".
struct SentryEnvelope: Sendable {
  /// One item: its headers and its payload.
  struct Item: Sendable {
    var header: JSONValue
    var payload: [UInt8]
  }

  /// Why the bytes are no envelope.
  struct Malformed: Error, Sendable, Hashable {
    var cause: String
  }

  let header: JSONValue
  let items: [Item]

  /// Most items of an envelope.
  static let itemLimit = 100

  /// Throws for headers that are no JSON object, a length that does not end at a line's end, and too many items.
  init(_ bytes: [UInt8]) throws(Malformed) {
    var rest = bytes[...]
    header = try Self.object(Self.line(&rest), "envelope header")
    var items: [Item] = []
    while true {
      while rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
      guard !rest.isEmpty else { break }
      guard items.count < Self.itemLimit else { throw Malformed(cause: "too many items") }
      items.append(try Self.item(&rest))
    }
    self.items = items
  }

  private static func item(_ rest: inout ArraySlice<UInt8>) throws(Malformed) -> Item {
    let header = try object(line(&rest), "item header")
    guard header["type"]?.text != nil else { throw Malformed(cause: "item without a type") }
    guard let length = header["length"]?.integer else {
      return Item(header: header, payload: Array(line(&rest)))
    }
    guard length >= 0, length <= rest.count else { throw Malformed(cause: "malformed item payload") }
    let payload = rest.prefix(Int(length))
    rest = rest.dropFirst(Int(length))
    guard rest.isEmpty || rest.first == UInt8(ascii: "\n") else { throw Malformed(cause: "malformed item payload") }
    return Item(header: header, payload: Array(payload))
  }

  /// Takes what is before the next line feed, and the line feed.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest.dropFirst(line.count + 1)
    return line
  }

  private static func object(_ line: ArraySlice<UInt8>, _ what: String) throws(Malformed) -> JSONValue {
    guard let value = ProviderRequest(method: "", path: [], body: Array(line), time: 0).json, value.members != nil
    else {
      throw Malformed(cause: "malformed \(what)")
    }
    return value
  }
}
