internal import Synchronization

/// Runs one stand-in: its state behind a lock, faults, the log of requests and of deliveries, its clock.
final class ProviderHost<Provider: SimulatedProvider>: ProviderHosting {
  private struct Content {
    var provider: Provider
    var faults: FaultPlan
    var requests = RequestLog()
    var clockOffset: Int64 = 0
  }

  private let content: Mutex<Content>
  private let seed: UInt64
  private let queue: WebhookQueue
  private let deliveries = DeliveryLog()
  private let now: @Sendable () -> Int64
  private let clock: any Clock<Duration>

  init(
    _ type: Provider.Type, seed: UInt64, queue: WebhookQueue, clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Int64
  ) {
    content = Mutex(Content(provider: Provider(seed: seed), faults: FaultPlan(seed: seed)))
    self.seed = seed
    self.queue = queue
    self.clock = clock
    self.now = now
  }

  var name: String { Provider.name }

  func answer(_ received: ProviderRequest) async -> HostedAnswer {
    var request = received
    let (time, fault, refusal) = content.withLock { content in
      let time = now() + content.clockOffset
      let operation = Provider.routes.find(received)?.route.name
      let names = [operation, "\(received.method) \(received.pathText)"].compactMap { $0 }
      var refusal: Refusal?
      do throws(Refusal) { try content.provider.begin(received) } catch { refusal = error }
      return (time, content.faults.request(named: names), refusal)
    }
    request.time = time
    if let refusal {
      record(request, operation: "refused", status: refusal.response.status, fault: nil)
      return .response(refusal.response)
    }
    let answer = await answer(request, fault: fault)
    content.withLock { $0.provider.end(request) }
    return answer
  }

  private func answer(_ request: ProviderRequest, fault: Fault?) async -> HostedAnswer {
    guard let fault else { return .response(execute(request, fault: nil)) }
    switch fault.kind {
    case .status:
      let status = fault.status ?? 500
      let base = fault.executes == true ? execute(request, fault: fault) : nil
      if base == nil { record(request, operation: operation(of: request), status: status, fault: fault) }
      return .response(fault.response(status: status, words: content.withLock { $0.provider.failure(status) }))
    case .delay:
      try? await clock.sleep(for: .milliseconds(fault.durationMilliseconds ?? 1_000))
      return .response(execute(request, fault: fault))
    case .dropResponse:
      _ = execute(request, fault: fault)
      return .close
    case .hang:
      if fault.executes == true {
        _ = execute(request, fault: fault)
      } else {
        record(request, operation: operation(of: request), status: nil, fault: fault)
      }
      try? await clock.sleep(for: .milliseconds(fault.durationMilliseconds ?? 600_000))
      return .close
    case .malformed:
      var response = execute(request, fault: fault)
      response.body = response.body.isEmpty ? Array("{".utf8) : Array(response.body.prefix(response.body.count / 2))
      return .response(response)
    case .repeated:
      _ = execute(request, fault: fault)
      return .response(execute(request, fault: fault))
    case .duplicate, .disorder, .lose:
      return .response(execute(request, fault: nil))
    }
  }

  private func operation(of request: ProviderRequest) -> String {
    Provider.routes.find(request)?.route.name ?? "unknown"
  }

  /// Does the work of a request now, and queues what it sends.
  private func execute(_ request: ProviderRequest, fault: Fault?) -> ProviderResponse {
    content.withLock { content in
      var request = request
      request.time = now() + content.clockOffset
      let (response, operation) = content.provider.answer(request)
      content.requests.append(request, operation: operation, status: response.status, fault: fault)
      send(&content)
      return response
    }
  }

  private func record(_ request: ProviderRequest, operation: String, status: Int?, fault: Fault?) {
    content.withLock { $0.requests.append(request, operation: operation, status: status, fault: fault) }
  }

  private func send(_ content: inout Content) {
    for webhook in content.provider.outbox {
      let fault = content.faults.webhook(event: webhook.event)
      switch fault?.kind {
      case .lose: continue
      case .duplicate:
        queue.append(webhook, log: deliveries)
        queue.append(webhook, log: deliveries)
      case .disorder:
        var late = webhook
        late.pause += .milliseconds(content.faults.part(of: fault?.durationMilliseconds ?? 1_000))
        queue.append(late, log: deliveries)
      default: queue.append(webhook, log: deliveries)
      }
    }
    content.provider.outbox = []
  }

  // MARK: Control

  func control(_ request: ProviderRequest) -> ProviderResponse {
    switch (request.method, request.path) {
    case ("GET", []): overview
    case ("GET", ["requests"]): .json(content.withLock { $0.requests.json })
    case ("GET", ["deliveries"]):
      .json([
        "items": .array(deliveries.deliveries(ofCall: request.query["call_id"] ?? request.query["subject"]).map(\.json))
      ])
    case ("GET", ["faults"]): faults
    case ("POST", ["faults"]): addFault(request)
    case ("DELETE", ["faults"]): clearFaults()
    case ("GET", ["settings"]): .json(content.withLock { SettingsDocument.json(of: $0.provider.settings) })
    case ("POST", ["settings"]): changeSettings(request)
    case ("POST", ["clock"]): changeClock(request)
    case ("POST", ["reset"]): reset()
    default: further(request)
    }
  }

  private var overview: ProviderResponse {
    content.withLock { content in
      let counts = Provider.collections.map { name in
        JSONValue.Member(name, .integer(Int64(content.provider.objects(in: name).count)))
      }
      return .json([
        "provider": .string(Provider.name), "collections": .object(counts),
        "requests": .integer(content.requests.total), "faults": .integer(Int64(content.faults.faults.count)),
        "clock_offset_ms": .integer(content.clockOffset),
        "operations": .array(Provider.routes.routes.map { .string($0.name) }),
      ])
    }
  }

  private var faults: ProviderResponse {
    .json(["items": .array(content.withLock { $0.faults.faults }.map(SettingsDocument.json(of:)))])
  }

  private func addFault(_ request: ProviderRequest) -> ProviderResponse {
    do throws(SettingsError) {
      let fault = try SettingsDocument.decode(Fault.self, from: request.body)
      guard content.withLock({ $0.faults.add(fault) }) else {
        return .json(["error": "There are as many faults as there may be."], status: 429)
      }
      return .json(["added": SettingsDocument.json(of: fault)], status: 201)
    } catch {
      return .json(["error": .string(error.description)], status: 400)
    }
  }

  private func clearFaults() -> ProviderResponse {
    content.withLock { $0.faults.clear() }
    return .empty(204)
  }

  private func changeSettings(_ request: ProviderRequest) -> ProviderResponse {
    content.withLock { content in
      do throws(SettingsError) {
        content.provider.settings = try SettingsDocument.change(content.provider.settings, by: request.body)
        return .json(SettingsDocument.json(of: content.provider.settings))
      } catch {
        return .json(["error": .string(error.description)], status: 400)
      }
    }
  }

  private func changeClock(_ request: ProviderRequest) -> ProviderResponse {
    let body = request.json
    guard body?["offset_ms"]?.integer != nil || body?["advance_ms"]?.integer != nil else {
      return .json(["error": "offset_ms or advance_ms is missing"], status: 400)
    }
    return content.withLock { content in
      content.clockOffset =
        (body?["offset_ms"]?.integer ?? content.clockOffset) &+ (body?["advance_ms"]?.integer ?? 0)
      return .json(["offset_ms": .integer(content.clockOffset), "now_ms": .integer(now() &+ content.clockOffset)])
    }
  }

  private func reset() -> ProviderResponse {
    content.withLock { $0 = Content(provider: Provider(seed: seed), faults: FaultPlan(seed: seed)) }
    deliveries.clear()
    return .empty(204)
  }

  private func further(_ received: ProviderRequest) -> ProviderResponse {
    content.withLock { content in
      var request = received
      request.time = now() + content.clockOffset
      if request.method == "GET", let name = request.path.first, request.path.count == 1,
        Provider.collections.contains(name)
      {
        return .json(["items": .array(content.provider.objects(in: name))])
      }
      guard let (route, matched) = Provider.controls.find(request) else {
        return .json(["error": .string("\(Provider.name) has no \(request.method) \(request.pathText)")], status: 404)
      }
      do throws(Refusal) {
        let response = try route.handler(&content.provider, matched)
        send(&content)
        return response
      } catch {
        return error.response
      }
    }
  }
}
