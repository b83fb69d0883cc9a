import Foundation

/// One case of one benchmark, as it is printed.
struct BenchResult: Sendable, Encodable {
  var bench: String
  var `case`: String
  var operations: Int
  var seconds: Double
  var perSecond: Double
  /// Microseconds of one operation; nil where only throughput is measured.
  var p50Us: Double?
  var p99Us: Double?
  var p999Us: Double?
  /// Of this process, user and system; the server's is not part of it.
  var cpuSeconds: Double
  var maxRssBytes: Int
  /// What it is compared with in this run.
  var against: String?
  /// Operations per second in units of what it is compared with.
  var ratio: Double?

  init(bench: String, case name: String, measurement: Measurement, against: PGBench.Result? = nil) {
    self.bench = bench
    self.case = name
    operations = measurement.operations
    seconds = measurement.seconds
    perSecond = Double(measurement.operations) / measurement.seconds
    p50Us = measurement.latencies.microseconds(0.5)
    p99Us = measurement.latencies.microseconds(0.99)
    p999Us = measurement.latencies.microseconds(0.999)
    cpuSeconds = measurement.cpuSeconds
    maxRssBytes = ResourceUse.maximumResidentBytes
    self.against = against?.description
    ratio = against.map { perSecond / $0.perSecond }
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case bench, `case`, operations, seconds, against, ratio
    case perSecond = "per_second"
    case p50Us = "p50_us"
    case p99Us = "p99_us"
    case p999Us = "p999_us"
    case cpuSeconds = "cpu_seconds"
    case maxRssBytes = "max_rss_bytes"
  }

  /// Every key is there; null stands for what does not apply.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(bench, forKey: .bench)
    try container.encode(self.case, forKey: .case)
    try container.encode(operations, forKey: .operations)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(perSecond, forKey: .perSecond)
    try container.encode(p50Us, forKey: .p50Us)
    try container.encode(p99Us, forKey: .p99Us)
    try container.encode(p999Us, forKey: .p999Us)
    try container.encode(cpuSeconds, forKey: .cpuSeconds)
    try container.encode(maxRssBytes, forKey: .maxRssBytes)
    try container.encode(against, forKey: .against)
    try container.encode(ratio, forKey: .ratio)
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Numbers and short texts of ours always encode.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// For people.
  var line: String {
    func whole(_ value: Double?) -> String { value.map { String(Int($0.rounded())) } ?? "-" }
    let comparison = against.map { ", \(ratio.map { String(format: "%.2f", $0) } ?? "-") of \($0)" } ?? ""
    return "\(bench) \(self.case): \(whole(perSecond)) per second, p50 \(whole(p50Us)) us, p99 \(whole(p99Us)) us, "
      + "p999 \(whole(p999Us)) us, cpu \(String(format: "%.1f", cpuSeconds)) s\(comparison)"
  }
}
