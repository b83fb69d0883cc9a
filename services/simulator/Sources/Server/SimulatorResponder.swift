internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Hands each request to the stand-in, or the control route, that its path names.
struct SimulatorResponder: HTTPResponder {
  /// Most bytes of a request.
  static let maximumBodyBytes = 16 << 20

  let directory: ProviderDirectory

  func respond(to request: Request, context: SimulatorContext) async throws -> Response {
    let body = try await request.body.collect(upTo: Self.maximumBodyBytes)
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.rawName.lowercased()] = field.value }
    let received = ProviderRequest(
      method: request.method.rawValue,
      path: request.uri.path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) },
      query: FormFields(text: request.uri.query ?? ""), headers: headers, body: Array(body.readableBytesView),
      origin: "http://\(request.head.authority ?? "127.0.0.1")", time: 0)
    switch await directory.answer(received) {
    case .response(let response): return Self.translate(response)
    case .close:
      try? await context.channel.close()
      return Response(status: .internalServerError)
    }
  }

  private static func translate(_ response: ProviderResponse) -> Response {
    var fields = HTTPFields()
    for header in response.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    return Response(
      status: .init(code: response.status), headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: response.body)))
  }
}
