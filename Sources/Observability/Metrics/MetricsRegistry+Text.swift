extension MetricsRegistry {
  /// What an HTTP answer with `text()` calls its content type.
  public static let textContentType = "text/plain; version=0.0.4; charset=utf-8"

  /// All series in Prometheus' text format 0.0.4, ordered by name and labels.
  ///
  /// Source: Prometheus, "Exposition formats", Text-based format.
  public func text() -> String {
    let (series, help, dropped) = snapshot()
    var text = ""
    for (name, group) in Dictionary(grouping: series, by: \.key.name).sorted(by: { $0.key < $1.key }) {
      if let help = help[name] { text += "# HELP \(name) \(escapedHelp(help))\n" }
      text += "# TYPE \(name) \(group[0].instrument.typeName)\n"
      let lines = group.map { (labels: labelPairs($0.key.labels), instrument: $0.instrument) }
      for (labels, instrument) in lines.sorted(by: { $0.labels < $1.labels }) {
        append(instrument, name: name, labels: labels, to: &text)
      }
    }
    text += "# TYPE metrics_series_dropped_total counter\nmetrics_series_dropped_total \(dropped)\n"
    return text
  }

  private func append(_ instrument: Instrument, name: String, labels: String, to text: inout String) {
    switch instrument {
    case .counter(let counter): text += "\(name)\(braced(labels)) \(counter.value)\n"
    case .gauge(let gauge): text += "\(name)\(braced(labels)) \(number(gauge.value))\n"
    case .reading(let read): text += "\(name)\(braced(labels)) \(number(read()))\n"
    case .histogram(let histogram): append(histogram.snapshot, name: name, labels: labels, to: &text)
    }
  }

  private func append(_ snapshot: Histogram.Snapshot, name: String, labels: String, to text: inout String) {
    let prefix = labels.isEmpty ? "" : labels + ","
    for (octave, count) in snapshot.cumulativeOctaves.enumerated() {
      let bound = Double(1 << octave) / 1_000_000
      text += "\(name)_bucket{\(prefix)le=\"\(number(bound))\"} \(count)\n"
    }
    text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(snapshot.count)\n"
    text += "\(name)_sum\(braced(labels)) \(number(snapshot.sum.seconds))\n"
    text += "\(name)_count\(braced(labels)) \(snapshot.count)\n"
  }

  private func labelPairs(_ labels: [String: String]) -> String {
    labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escapedLabel($0.value))\"" }.joined(separator: ",")
  }

  private func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

  /// Go's spelling of the values that are not numbers.
  private func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return "\(value)"
  }

  /// In a label's value `\`, `"` and a line's end are escaped.
  private func escapedLabel(_ text: String) -> String {
    escaped(text, quotes: true)
  }

  /// In a help text `\` and a line's end are escaped.
  private func escapedHelp(_ text: String) -> String {
    escaped(text, quotes: false)
  }

  private func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    // By scalar: "\r\n" is one Character, and its line end must not get through.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension MetricsRegistry.Instrument {
  var typeName: String {
    switch self {
    case .counter: "counter"
    case .gauge, .reading: "gauge"
    case .histogram: "histogram"
    }
  }
}
