/// How the executable was called:
/// `switchboard-simulator --port N [--host ADDRESS] [--seed N] [--stripe-endpoint URL] [--supervised]`.
public struct SimulatorOptions: Sendable, Hashable {
  public var port: Int
  /// Where it listens: 127.0.0.1, unless it stands in a container.
  public var host = "127.0.0.1"
  /// Decides call ids and orders; the same seed and requests give the same.
  public var seed: UInt64
  /// Where Stripe's events go from the start; nil: nowhere.
  public var stripeEndpoint: String?
  /// Whether the process ends when its standard input does.
  public var isSupervised: Bool

  /// Why the arguments cannot be used, in one line.
  public struct UsageError: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  public init(port: Int, seed: UInt64, stripeEndpoint: String? = nil, isSupervised: Bool = false) {
    self.port = port
    self.seed = seed
    self.stripeEndpoint = stripeEndpoint
    self.isSupervised = isSupervised
  }

  /// `defaultSeed` serves where the arguments name none.
  public init(arguments: [String], defaultSeed: UInt64) throws(UsageError) {
    var port: Int?
    seed = defaultSeed
    isSupervised = false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--port":
        guard let number = rest.popFirst().flatMap({ Int($0) }), (1...65_535).contains(number) else {
          throw UsageError(description: "--port needs a number from 1 to 65535")
        }
        port = number
      case "--host":
        guard let address = rest.popFirst(), !address.isEmpty else {
          throw UsageError(description: "--host needs an address")
        }
        host = address
      case "--seed":
        guard let number = rest.popFirst().flatMap({ UInt64($0) }) else {
          throw UsageError(description: "--seed needs a number that is not negative")
        }
        seed = number
      case "--stripe-endpoint":
        guard let url = rest.popFirst(), url.hasPrefix("http://") || url.hasPrefix("https://") else {
          throw UsageError(description: "--stripe-endpoint needs a URL")
        }
        stripeEndpoint = url
      case "--supervised": isSupervised = true
      default: throw UsageError(description: "unknown argument \(argument)")
      }
    }
    guard let port else { throw UsageError(description: "--port is missing") }
    self.port = port
  }
}
