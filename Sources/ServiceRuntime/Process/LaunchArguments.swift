/// How a service's executable was called: `[--config FILE] [--supervised]`.
struct LaunchArguments: Sendable, Hashable {
  /// Path of the configuration file.
  var config: String?
  /// End gracefully when standard input ends: whoever started the process is gone.
  var isSupervised = false

  init(config: String? = nil, isSupervised: Bool = false) {
    self.config = config
    self.isSupervised = isSupervised
  }

  /// - Parameter arguments: Without the program's name. Throws `SettingsError`.
  init(parsing arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--supervised":
        isSupervised = true
      case "--config":
        guard let path = rest.popFirst(), !path.isEmpty else {
          throw SettingsError("--config: it must be followed by the path of a file.")
        }
        config = path
      default:
        throw SettingsError("\(argument.prefix(64)): no such option; there are --config FILE and --supervised.")
      }
    }
  }
}
