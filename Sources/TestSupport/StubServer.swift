internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What an HTTP server of a test was asked.
public struct StubRequest: Sendable {
  public let method: String
  /// With its query, as it came.
  public let target: String
  /// Names in lower case.
  public let headers: [String: String]
  public let body: [UInt8]

  /// The path without its query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// The fields of a form, decoded.
  public var form: [String: String] {
    String(decoding: body, as: UTF8.self).split(separator: "&").reduce(into: [:]) { fields, pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map { $0.removingPercentEncoding ?? "" }
      if let name = parts.first { fields[name] = parts.count > 1 ? parts[1] : "" }
    }
  }
}

/// What it answers.
public struct StubAnswer: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public static func json(_ text: String, status: Int = 200) -> StubAnswer {
    StubAnswer(status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
  }
}

/// Runs `body` with the address of an HTTP server on this machine that answers as `answer` says, and ends the server after it.
public func withStubServer<Result: Sendable>(
  _ answer: @escaping @Sendable (StubRequest) async throws -> StubAnswer,
  _ body: @escaping @Sendable (_ address: String) async throws -> Result
) async throws -> Result {
  let (ports, port) = AsyncStream.makeStream(of: Int.self)
  let application = Application(
    responder: StubResponder(answer: answer),
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
    onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: .silent)
  return try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask {
      try await application.run()
      return nil
    }
    group.addTask {
      guard let bound = await ports.first(where: { _ in true }) else { throw CancellationError() }
      defer { StubServerEnd.visit(port: bound) }
      return try await body("http://127.0.0.1:\(bound)")
    }
    defer { group.cancelAll() }
    while let next = try await group.next() {
      if let result = next { return result }
    }
    throw CancellationError()
  }
}

private struct StubResponder: HTTPResponder {
  /// Bytes of the longest request that is read.
  static let bodyLimit = 1 << 20

  let answer: @Sendable (StubRequest) async throws -> StubAnswer

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    if request.uri.path == StubServerEnd.path { return Response(status: .ok) }
    let body = try await request.body.collect(upTo: Self.bodyLimit)
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    let answer = try await answer(
      StubRequest(
        method: request.method.rawValue, target: request.uri.string, headers: headers,
        body: Array(body.readableBytesView)))
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return Response(
      status: HTTPResponse.Status(code: answer.status), headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}

/// The last request to a server, over a connection of its own, before the server is ended.
///
/// Hummingbird ends the process where a server stops that has accepted a connection and not begun to serve it. Connections are
/// begun in the order in which they come: once this one has been answered, all before it are.
private enum StubServerEnd {
  static let path = "/.the-server-ends"

  /// Blocks, for some milliseconds.
  static func visit(port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return }
    let request = Array("GET \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".utf8)
    guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while recv(descriptor, &buffer, buffer.count, 0) > 0 {}
  }
}
