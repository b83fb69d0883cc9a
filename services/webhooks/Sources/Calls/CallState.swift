/// How far along its life a call is. A later state never gives way to an earlier one.
enum CallState: Int16, Sendable, Comparable, CaseIterable {
  case registered = 0
  case ringing = 1
  case inProgress = 2
  case ended = 3
  case analyzed = 4

  /// As stored and shown.
  var name: String {
    switch self {
    case .registered: "registered"
    case .ringing: "ringing"
    case .inProgress: "in_progress"
    case .ended: "ended"
    case .analyzed: "analyzed"
    }
  }

  static func < (left: CallState, right: CallState) -> Bool { left.rawValue < right.rawValue }
}
