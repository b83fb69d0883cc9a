import Glibc

/// What this process has used. Source: getrusage(2).
enum ResourceUse {
  static var cpuSeconds: Double {
    let use = usage
    return Double(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
      + Double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1_000_000
  }

  static var maximumResidentBytes: Int { usage.ru_maxrss * 1024 }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }
}
