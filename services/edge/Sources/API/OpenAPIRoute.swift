internal import Hummingbird

/// `GET /openapi.json`: what the JSON API is.
struct OpenAPIRoute {
  let document: String

  init(routes: [APIRoute]) {
    document = OpenAPIDocument(routes: routes).json()
  }

  func add(to router: Router<EdgeContext>) {
    router.get("/openapi.json") { _, _ in JSONAnswer.response(status: 200, json: document) }
  }
}
