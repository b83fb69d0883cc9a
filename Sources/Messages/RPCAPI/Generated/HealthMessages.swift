// Made from switchboard/rpc/v1/health.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

/// Asks for one service's state.
public struct CheckRequest: Sendable, Hashable {
  /// The process's name, such as `billing`, or a service's full name; empty means the whole process.
  public var service: String = ""

  public init() {}

  public init(
    service: String = ""
  ) {
    self.service = service
  }
}

/// The state of one service.
public struct CheckResponse: Sendable, Hashable {
  public var status: ServingStatus = .unspecified
  /// What keeps it from serving, such as `schema_behind`; empty while it serves.
  public var missing: [String] = []

  public init() {}

  public init(
    status: ServingStatus = .unspecified,
    missing: [String] = []
  ) {
    self.status = status
    self.missing = missing
  }
}

/// gRPC's health states.
public enum ServingStatus: MessageEnum {
  case unspecified
  case serving
  case notServing
  /// Only in answers of Watch.
  case serviceUnknown
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .serving
    case 2: self = .notServing
    case 3: self = .serviceUnknown
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .serving: 1
    case .notServing: 2
    case .serviceUnknown: 3
    case .unrecognized(let number): number
    }
  }
}
