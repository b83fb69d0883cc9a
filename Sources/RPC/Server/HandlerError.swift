internal import Calls
internal import Foundation
internal import Logging
internal import Wire

/// What a caller is told of an error that a handler threw.
struct HandlerError {
  let logger: Logger

  /// `stop`: why the handler was told to stop, if it was.
  func rpcError(_ error: any Error, stop: StopReason?, method: String) -> RPCError {
    switch error {
    case is CancellationError:
      return Self.stopped(stop ?? .caller, method)
    case let error as RPCError:
      // A call below was cancelled with this one: the caller hears the reason, not the consequence.
      guard let stop, error.code == .cancelled else { return error }
      return Self.stopped(stop, method)
    case let error as any RPCErrorConvertible:
      return error.rpcError
    default:
      return incident(error, method)
    }
  }

  /// What ends a call whose handler was told to stop.
  static func stopped(_ stop: StopReason, _ method: String) -> RPCError {
    switch stop {
    case .caller, .fault: RPCError(.cancelled, reason: "cancelled", message: "\(method) was cancelled.")
    case .deadline:
      RPCError(
        .deadlineExceeded, reason: "deadline_exceeded", message: "\(method) was still running at its deadline.")
    case .draining:
      RPCError(.unavailable, reason: "draining", message: "The server shut down while \(method) was running.")
    }
  }

  /// The error's text may hold personal data: the log gets its type, the caller a number to ask with.
  private func incident(_ error: any Error, _ method: String) -> RPCError {
    let incident = UUID().uuidString.lowercased()
    logger.error(
      "A handler failed.",
      metadata: [
        "incident": "\(incident)", "method": "\(method)", "error_type": "\(String(reflecting: type(of: error)))",
      ])
    return RPCError(.internal, reason: "internal", message: "Something went wrong; incident \(incident).")
  }
}
