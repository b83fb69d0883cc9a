/// How a process ended.
public enum ChildExit: Sendable, Hashable, CustomStringConvertible {
  case code(Int32)
  case signal(Int32)

  public var description: String {
    switch self {
    case .code(let code): "ended with \(code)"
    case .signal(let signal): "was ended by signal \(signal)"
    }
  }
}
