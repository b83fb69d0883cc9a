internal import Foundation
internal import Hummingbird
internal import RPC

/// `GET /healthz`: the process is alive. `GET /readyz`: it can do its work, or what it lacks.
struct HealthRoutes {
  let health: HealthState

  func add(to router: Router<EdgeContext>) {
    for method in [HTTPRequest.Method.get, .head] {
      router.on("/healthz", method: method) { _, _ in answer(200, ["status": "alive"]) }
      router.on("/readyz", method: method) { _, _ in
        let missing = health.missing
        guard missing.isEmpty else {
          throw Problem(
            503, missing[0], "Missing: \(missing.joined(separator: ", ")).", retryAfter: .seconds(1))
        }
        return answer(200, ["status": "ready"])
      }
    }
  }

  private func answer(_ status: Int, _ object: [String: String]) -> Response {
    JSONAnswer.response(status: status, object)
  }
}
