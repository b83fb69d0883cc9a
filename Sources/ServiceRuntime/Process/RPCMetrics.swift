internal import Calls
internal import Observability
internal import RPC

/// Counts and times every call that the RPC server serves.
///
/// Series are made once for each method and code, so the bound is their number and not that of the callers.
struct RPCMetrics: RPCObserver {
  static let calls = "rpc_server_calls_total"
  static let seconds = "rpc_server_call_seconds"

  let metrics: MetricsRegistry

  func callEnded(method: String, caller: String, code: StatusCode, duration: Duration) {
    metrics.counter(Self.calls, labels: ["method": method, "code": code.name]).add()
    metrics.histogram(Self.seconds, labels: ["method": method]).record(duration)
  }
}
