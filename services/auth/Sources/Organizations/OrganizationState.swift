internal import AuthAPI

/// Whether an organization may work.
enum OrganizationState: String, Sendable, Hashable, CaseIterable {
  case active
  /// Its people may look and change nothing.
  case suspended
  /// Nobody may do anything.
  case closed

  /// Nil for unspecified and for what this version does not know.
  init?(_ message: OrganizationStatus) {
    switch message {
    case .active: self = .active
    case .suspended: self = .suspended
    case .closed: self = .closed
    case .unspecified, .unrecognized: return nil
    }
  }

  var message: OrganizationStatus {
    switch self {
    case .active: .active
    case .suspended: .suspended
    case .closed: .closed
    }
  }
}
