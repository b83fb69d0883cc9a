extension AnthropicProvider {
  static let batchRoutes: [Route<AnthropicProvider>] = [
    Route("POST", "/v1/messages/batches") { (state, request) throws(Refusal) in
      try state.refusing { (state) throws(AnthropicProblem) in try state.createBatch(request) }
    },
    Route("GET", "/v1/messages/batches") { (state, request) throws(Refusal) in
      let limit = min(max(request.query["limit"].flatMap(Int.init) ?? 20, 1), 1_000)
      var ids = Array(state.batchOrder.reversed())
      if let after = request.query["after_id"], let index = ids.firstIndex(of: after) { ids.removeFirst(index + 1) }
      let page = ids.prefix(limit)
      return .json([
        "data": .array(page.compactMap { state.batches[$0]?.json(origin: Self.base(request), at: request.time) }),
        "has_more": .bool(ids.count > limit), "first_id": .optional(page.first), "last_id": .optional(page.last),
      ])
    },
    Route("GET", "/v1/messages/batches/{id}") { (state, request) throws(Refusal) in
      try state.refusing { (state) throws(AnthropicProblem) in
        .json(try state.batch(request).json(origin: Self.base(request), at: request.time))
      }
    },
    Route("POST", "/v1/messages/batches/{id}/cancel") { (state, request) throws(Refusal) in
      try state.refusing { (state) throws(AnthropicProblem) in
        var batch = try state.batch(request)
        batch.cancel(at: request.time)
        state.batches[batch.id] = batch
        return .json(batch.json(origin: Self.base(request), at: request.time))
      }
    },
    Route("DELETE", "/v1/messages/batches/{id}") { (state, request) throws(Refusal) in
      try state.refusing { (state) throws(AnthropicProblem) in
        let batch = try state.batch(request)
        guard batch.hasEnded(at: request.time) else { throw .invalid("The batch has not ended.") }
        state.batches[batch.id] = nil
        state.batchOrder.removeAll { $0 == batch.id }
        return .json(["id": .string(batch.id), "type": "message_batch_deleted"])
      }
    },
    Route("GET", "/v1/messages/batches/{id}/results") { (state, request) throws(Refusal) in
      try state.refusing { (state) throws(AnthropicProblem) in
        let batch = try state.batch(request)
        guard let lines = batch.lines(at: request.time) else { throw .invalid("The batch has not ended.") }
        guard request.time < batch.createdAt + AnthropicBatch.retention else {
          throw .notFound("Batch results are no longer available")
        }
        // Any order: the last come first.
        return .text(
          lines.reversed().map { $0.json() + "\n" }.joined(), status: 200, type: "application/x-jsonl")
      }
    },
  ]

  /// Most requests in a batch, and most batches kept.
  private static let (requestLimit, batchLimit) = (100_000, 1_000)

  private static func base(_ request: ProviderRequest) -> String { "\(request.origin)/anthropic" }

  private func batch(_ request: ProviderRequest) throws(AnthropicProblem) -> AnthropicBatch {
    let id = request.parameters["id"] ?? ""
    guard let batch = batches[id] else { throw .notFound("No message batch with id \(id)") }
    return batch
  }

  private mutating func createBatch(_ request: ProviderRequest) throws(AnthropicProblem) -> ProviderResponse {
    guard let items = try Self.body(request)["requests"]?.elements, !items.isEmpty else {
      throw .invalid("requests: at least one is required")
    }
    guard items.count <= Self.requestLimit else { throw .invalid("requests: at most \(Self.requestLimit)") }
    var seen: Set<String> = []
    for item in items {
      guard let id = item["custom_id"]?.text, id.wholeMatch(of: /[a-zA-Z0-9_\-]{1,64}/) != nil else {
        throw .invalid("requests: custom_id must be 1 to 64 letters, digits, _ or -")
      }
      guard seen.insert(id).inserted else { throw .invalid("requests: duplicate custom_id found: \(id)") }
    }
    var results: [JSONValue] = []
    for (index, item) in items.enumerated() { results.append(result(of: item, at: index, request)) }
    let batch = AnthropicBatch(
      id: identifiers.token("msgbatch_01", length: 22), createdAt: request.time, duration: settings.batchMilliseconds,
      results: results)
    batches[batch.id] = batch
    batchOrder.append(batch.id)
    if batchOrder.count > Self.batchLimit { batches[batchOrder.removeFirst()] = nil }
    return .json(batch.json(origin: Self.base(request), at: request.time))
  }

  /// The line of one item: what is wrong with its request shows here and not when the batch is made.
  private mutating func result(of item: JSONValue, at index: Int, _ request: ProviderRequest) -> JSONValue {
    let line: JSONValue = ["custom_id": item["custom_id"] ?? nil]
    if let nth = settings.expiresEveryNth, nth > 0, (index + 1) % nth == 0 {
      return AnthropicBatch.outcome("expired", of: line)
    }
    do throws(AnthropicProblem) {
      if let nth = settings.errorsEveryNth, nth > 0, (index + 1) % nth == 0 { throw .of(status: 500) }
      guard item["params"]?["stream"] != true else { throw .invalid("stream: not allowed in a batch") }
      let message = try AnthropicMessage(item["params"] ?? [:], version: Self.version(request))
      let answer = message.answer(
        id: identifiers.token("msg_01", length: 22), toolID: identifiers.token("toolu_01", length: 22),
        settings: settings)
      return line.merging(["result": ["type": "succeeded", "message": answer]])
    } catch {
      return line.merging(["result": ["type": "errored", "error": error.json.merging(["request_id": nil])]])
    }
  }
}
