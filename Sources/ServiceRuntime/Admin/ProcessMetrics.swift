internal import Foundation
internal import Observability

#if canImport(Glibc)
  internal import Glibc
#endif

/// What the operating system says about the process, under Prometheus' usual names.
///
/// Source: proc(5), getrusage(2).
enum ProcessMetrics {
  static func register(in metrics: MetricsRegistry, startedAt: Date) {
    metrics.describe("process_start_time_seconds", "Unix time at which the process started.")
    metrics.reading("process_start_time_seconds") { startedAt.timeIntervalSince1970 }
    metrics.reading("process_resident_memory_bytes") { residentBytes() }
    metrics.reading("process_cpu_seconds") { cpuSeconds() }
    metrics.reading("process_open_fds") { openDescriptors() }
  }

  /// The second number of `statm`, in pages.
  private static func residentBytes() -> Double {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return .nan }
    let numbers = text.split(separator: " ")
    guard numbers.count > 1, let pages = Double(numbers[1]) else { return .nan }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return .nan }
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1_000_000
  }

  private static func openDescriptors() -> Double {
    Double((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0)
  }
}
