import Calls
import Messages
import Synchronization

/// A service behind the edge: answers each method as the test says and remembers what it was asked.
final class ScriptedService: Caller {
  private let answers: [String: @Sendable ([UInt8], CallOptions) throws -> [UInt8]]
  private let seen = Mutex<[(method: String, request: [UInt8], options: CallOptions)]>([])

  init(_ answers: [(String, @Sendable ([UInt8], CallOptions) throws -> [UInt8])]) {
    self.answers = Dictionary(uniqueKeysWithValues: answers)
  }

  /// What was asked so far.
  var calls: [(method: String, request: [UInt8], options: CallOptions)] { seen.withLock { $0 } }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    seen.withLock { $0.append((method.name, request, options)) }
    guard let answer = answers[method.name] else {
      throw RPCError(.unimplemented, reason: "unknown_method", message: "This test has no such method.")
    }
    do {
      return try answer(request, options)
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "\(error)")
    }
  }

  /// One method with its answer.
  static func answer<Request: Message, Response: Message>(
    _ method: Method<Request, Response>,
    _ answer: @escaping @Sendable (Request, CallOptions) throws -> Response
  ) -> (String, @Sendable ([UInt8], CallOptions) throws -> [UInt8]) {
    (method.description.name, { try answer(Request(serialized: $0), $1).serialized() })
  }
}
