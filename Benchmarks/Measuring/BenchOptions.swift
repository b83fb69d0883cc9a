import ArgumentParser

/// What every benchmark takes.
struct BenchOptions: ParsableArguments, Sendable {
  @Flag(help: "Print one JSON object a line and case.")
  var json = false

  @Option(help: "Seconds that each case runs, after one second to warm up.")
  var seconds: Double = 5

  /// Prints `result` in the form that was asked for.
  func report(_ result: BenchResult) {
    print(json ? result.json : result.line)
  }

  func validate() throws {
    guard (0.1...600).contains(seconds) else { throw ValidationError("--seconds is from 0.1 to 600.") }
  }
}
