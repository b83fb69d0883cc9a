internal import AuthAPI
internal import Calls
internal import Tokens

extension AuthHandlers {
  /// The keys that tokens are verified with.
  func getJwks(_ request: GetJwksRequest, context: CallContext) async throws -> GetJwksResponse {
    let keys = try await mint.keys.snapshot().published
    return GetJwksResponse(keySet: String(decoding: keys.json(), as: UTF8.self))
  }
}
