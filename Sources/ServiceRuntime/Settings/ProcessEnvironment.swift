internal import Foundation

/// The process's environment. This file is the only one that reads it: everything else is told by settings.
public enum ProcessEnvironment {
  /// All variables as they are now.
  public static var variables: [String: String] { ProcessInfo.processInfo.environment }
}
