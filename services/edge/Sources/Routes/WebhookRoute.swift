internal import Calls
internal import Hummingbird
internal import Messages
internal import WebhooksAPI

/// `ANY /webhooks/{provider}/{source}`: takes a delivery and answers when it is durable.
///
/// It interprets nothing: raw body, raw headers, full URL and the peer's address go to `webhooks.Ingest`, which decides. What
/// is read at all, ``WebhookAdmission`` decides.
struct WebhookRoute {
  let configuration: EdgeConfiguration
  let webhooks: WebhooksClient
  let admission: WebhookAdmission

  func add(to router: Router<EdgeContext>) {
    for method in EdgeRoutes.webhookMethods.compactMap({ HTTPRequest.Method($0) }) {
      router.on("/webhooks/{provider}/{source}", method: method) { request, context in
        try await handle(request, context)
      }
    }
  }

  private func handle(_ request: Request, _ context: EdgeContext) async throws -> Response {
    let head = WebhookHead(request)
    let (provider, source) = try head.check()
    context.facts.noteProvider(provider.name)
    return try await admission.admit(
      for: SourceKey(provider: provider.name, token: source), from: context.remoteAddress,
      until: context.startedAt + configuration.requestTimeout
    ) { bodyDeadline in
      let body = try await RequestBodyReader(limit: EdgeConfiguration.maximumBody, deadline: bodyDeadline)
        .read(request, context)
      let answer = try await webhooks.ingest(
        ingestRequest(head, provider: provider, source: source, body: body, remoteAddress: context.remoteAddress),
        options: CallOptions(timeout: configuration.ingestTimeout, requestID: context.requestID))
      return try WebhookAnswer.response(to: answer)
    }
  }

  private func ingestRequest(
    _ head: WebhookHead, provider: WebhookProvider, source: String, body: [UInt8], remoteAddress: String
  ) -> IngestRequest {
    IngestRequest(
      provider: provider.name, sourceToken: Sensitive(source), method: head.method,
      url: Sensitive(head.url(base: configuration.publicURL)),
      headers: head.headers.map { Header(name: $0.name, value: Sensitive($0.value)) }, body: Sensitive(body),
      remoteAddress: remoteAddress)
  }
}

extension WebhookHead {
  init(_ request: Request) {
    var headers = request.headers.map { (name: $0.name.rawName, value: $0.value) }
    // HTTP's newer form keeps the host apart; the provider sent it as a header.
    if let host = request.head.authority { headers.insert((name: "Host", value: host), at: 0) }
    self.init(
      method: request.method.rawValue, path: request.uri.path, query: request.uri.query, headers: headers,
      contentType: request.headers[.contentType], hasBody: RequestBodyReader.hasBody(request))
  }
}
