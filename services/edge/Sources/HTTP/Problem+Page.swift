internal import Hummingbird

extension Problem {
  /// The refusal as a page for people: fixed words, without script, link or anything that the request held.
  func page(requestID: String) -> Response {
    let html = """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>\(Self.title(of: status))</title></head>
      <body>
      <h1>This did not work</h1>
      <p>\(Self.escaped(detail))</p>
      <p>You may close this window and begin again.</p>
      <p><small>\(Self.escaped(reason)) · \(requestID)</small></p>
      </body>
      </html>
      """
    return Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
  }
}

/// A refusal on a path that a browser navigates to, where a person reads the answer.
struct PageProblem: Error {
  let problem: Problem
}
