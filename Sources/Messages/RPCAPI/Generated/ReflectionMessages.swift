// Made from switchboard/rpc/v1/reflection.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// Asks for everything.
public struct DescribeRequest: Sendable, Hashable {
  public init() {}
}

/// What is served.
public struct DescribeResponse: Sendable, Hashable {
  /// In the order of their names.
  public var methods: [DescribedMethod] = []
  /// A packed google.protobuf.FileDescriptorSet with the messages and enums of all methods, one file a package.
  public var fileDescriptorSet: [UInt8] = []

  public init() {}

  public init(
    methods: [DescribedMethod] = [],
    fileDescriptorSet: [UInt8] = []
  ) {
    self.methods = methods
    self.fileDescriptorSet = fileDescriptorSet
  }
}

/// One method.
public struct DescribedMethod: Sendable, Hashable {
  /// Full name, such as `switchboard.billing.v1.BillingService/GetWallet`.
  public var name: String = ""
  /// What travels in a REQUEST: FNV-1a 64 of the name.
  public var id: UInt64 = 0
  /// Full names of the messages.
  public var request: String = ""
  public var response: String = ""
  public var streamsRequests: Bool = false
  public var streamsResponses: Bool = false
  /// Services that may call; `*` stands for all.
  public var callers: [String] = []
  /// Acts for no organization.
  public var system: Bool = false
  /// Time a caller allows when it names none, in milliseconds; 0 for a method that is long-lived.
  public var defaultTimeoutMs: UInt32 = 0

  public init() {}

  public init(
    name: String = "",
    id: UInt64 = 0,
    request: String = "",
    response: String = "",
    streamsRequests: Bool = false,
    streamsResponses: Bool = false,
    callers: [String] = [],
    system: Bool = false,
    defaultTimeoutMs: UInt32 = 0
  ) {
    self.name = name
    self.id = id
    self.request = request
    self.response = response
    self.streamsRequests = streamsRequests
    self.streamsResponses = streamsResponses
    self.callers = callers
    self.system = system
    self.defaultTimeoutMs = defaultTimeoutMs
  }
}
