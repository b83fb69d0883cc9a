import Calls

/// A service behind the edge that refuses every method alike.
struct FailingService: Caller {
  let error: RPCError

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    throw error
  }
}
