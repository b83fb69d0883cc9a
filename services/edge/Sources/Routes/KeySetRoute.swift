internal import AuthAPI
internal import Calls
internal import Hummingbird

/// `GET /.well-known/jwks.json`: the keys that access tokens are verified with.
struct KeySetRoute {
  static let path = "/.well-known/jwks.json"

  let auth: AuthClient

  func add(to router: Router<EdgeContext>) {
    router.get(RouterPath(Self.path)) { _, context in
      let answer = try await auth.getJwks(GetJwksRequest(), options: CallOptions(requestID: context.requestID))
      // The next key is in the set long before it signs, so a copy of some minutes misses nothing.
      return Response(
        status: .ok, headers: [.contentType: "application/jwk-set+json", .cacheControl: "public, max-age=300"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: answer.keySet)))
    }
  }
}
