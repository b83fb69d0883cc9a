/// The faults that are set, and which of them befalls what. Pure: the seed decides what `probability` leaves open.
struct FaultPlan: Sendable {
  /// Most faults set at once.
  static let limit = 100

  private(set) var faults: [Fault] = []
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// Adds a fault after those there are; false where there are too many.
  mutating func add(_ fault: Fault) -> Bool {
    guard faults.count < Self.limit else { return false }
    faults.append(fault)
    return true
  }

  mutating func clear() { faults = [] }

  /// The first fault of a request that is called one of `names`; its count goes down.
  mutating func request(named names: [String]) -> Fault? {
    take { !$0.kind.isAboutWebhooks && Self.matches($0.operation, names) }
  }

  /// The first fault of a webhook.
  mutating func webhook(event: String) -> Fault? {
    take { $0.kind.isAboutWebhooks && Self.matches($0.operation, [event]) }
  }

  /// A number from 0 up to `limit`, from the seed.
  mutating func part(of limit: Int64) -> Int64 {
    limit > 0 ? Int64.random(in: 0...limit, using: &generator) : 0
  }

  private mutating func take(where matches: (Fault) -> Bool) -> Fault? {
    for index in faults.indices where matches(faults[index]) {
      let fault = faults[index]
      if let probability = fault.probability, Double.random(in: 0..<1, using: &generator) >= probability { continue }
      if let count = fault.count {
        if count <= 1 { faults.remove(at: index) } else { faults[index].count = count - 1 }
      }
      return fault
    }
    return nil
  }

  private static func matches(_ pattern: String, _ names: [String]) -> Bool {
    names.contains { matches(Array(pattern.utf8)[...], Array($0.utf8)[...]) }
  }

  /// Whether `text` is what `pattern` says, `*` standing for any text.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var (pattern, text) = (pattern, text)
    var retry: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (pattern, text)
      } else if let next = text.first, pattern.first == next {
        pattern = pattern.dropFirst()
        text = text.dropFirst()
      } else if pattern.isEmpty, text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        retry = (last.pattern, last.text.dropFirst())
        (pattern, text) = (last.pattern, last.text.dropFirst())
      } else {
        return false
      }
    }
  }
}
