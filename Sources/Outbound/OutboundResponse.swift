public import Messages

/// What the provider answered, whole. It prints as its status.
public struct OutboundResponse: Sendable, Hashable {
  public let status: Int
  public let body: Sensitive<[UInt8]>
  private let headers: [OutboundField]

  init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers.map { OutboundField($0.name, $0.value) }
    self.body = Sensitive(body)
  }

  /// 200 to 299.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// The first header of that name, letters' case aside.
  public func header(_ name: String) -> Sensitive<String>? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

extension OutboundResponse: CustomStringConvertible, CustomReflectable {
  public var description: String { "HTTP \(status)" }
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
