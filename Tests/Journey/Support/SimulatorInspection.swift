import AsyncHTTPClient
import Foundation
import NIOCore
import Simulator

extension JourneySystem {
  /// What the simulator has of one kind, oldest first, such as `stripe/payment_intents`.
  func simulated(_ collection: String) async throws -> [JSONValue] {
    try required(try await simulator("GET", collection)["items"]?.elements)
  }

  /// Asks one of the simulator's control routes; answers the body. Throws ``Missing`` where it refuses.
  @discardableResult func simulator(_ method: String, _ path: String, _ content: JSONValue? = nil) async throws
    -> JSONValue
  {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(system.ports.simulator)/simulator/\(path)")
    request.method = .init(rawValue: method)
    if let content {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: content.json()))
    }
    let response = try await http.execute(request, timeout: .seconds(20))
    let body = try await response.body.collect(upTo: 16 << 20)
    guard (200..<300).contains(response.status.code) else { throw Missing() }
    return try JSONValue(parsing: Data(body.readableBytesView))
  }
}
