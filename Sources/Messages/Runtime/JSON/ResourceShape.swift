/// How an answer looks as a resource: what `/v1` sends and `--json` prints.
public enum ResourceShape: Sendable, Hashable {
  /// `{"items": […], "next_cursor": …}`: one repeated message beside `page`.
  case list(items: FieldSchema)
  /// The only field is a message, and that message is the resource.
  case single(FieldSchema)
  /// All fields side by side.
  case fields
}

extension MessageSchema {
  /// Full name of what stands beside the items of a list.
  private static let pageName = "switchboard.common.v1.PageResponse"

  /// The shape of a message of this schema as a resource.
  public var resourceShape: ResourceShape {
    if fields.count == 1, case .message = fields[0].kind, fields[0].cardinality == .explicit {
      return .single(fields[0])
    }
    let isPaged = fields.contains { field in
      guard case .message(let schema) = field.kind else { return false }
      return schema.name == Self.pageName
    }
    let lists = fields.filter { $0.cardinality == .repeated }
    return isPaged && fields.count == 2 && lists.count == 1 ? .list(items: lists[0]) : .fields
  }

  /// The packed message `bytes` as a resource, on one line; an absent single resource is `null`.
  ///
  /// `redacted` replaces the values of sensitive fields. Throws as `json(of:style:redacted:)` does.
  public func resource(of bytes: [UInt8], redacted: Bool = false) throws(MessageError) -> String {
    var writer = JSONMessageWriter(style: .resource, isRedacted: redacted)
    try writer.writeResource(bytes[...], self)
    return String(decoding: writer.text, as: UTF8.self)
  }
}

extension Message {
  /// The message as a resource. Throws `unprintable` for a time before the year 1 or after 9999.
  public func resource(redacted: Bool = false) throws(MessageError) -> String {
    try Self.schema.resource(of: serialized(), redacted: redacted)
  }
}
