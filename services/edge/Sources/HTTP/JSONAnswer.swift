internal import Foundation
internal import Hummingbird

/// A small good answer.
enum JSONAnswer {
  static func response(status: Int, _ object: [String: String]) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = (try? encoder.encode(object)) ?? Data()
    return response(status: status, json: String(decoding: data, as: UTF8.self))
  }

  /// `json` is a whole JSON document.
  static func response(status: Int, json: String) -> Response {
    Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }
}
