public import AsyncHTTPClient
internal import NIOCore

/// Sends webhooks: signed over the raw bytes at the moment of each attempt, repeated as their policy says.
public struct WebhookSender: Sendable {
  let client: HTTPClient
  let clock: any Clock<Duration>
  /// Unix milliseconds: what goes into the signature.
  let now: @Sendable () -> Int64

  public init(
    client: HTTPClient = .shared, clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Int64
  ) {
    self.client = client
    self.clock = clock
    self.now = now
  }

  /// Sends one webhook until it is accepted or given up. Never throws: what happened is in the answer.
  ///
  /// Cancellation ends the wait between attempts and the attempt itself.
  public func send(_ webhook: OutgoingWebhook) async -> Delivery {
    var delivery = Delivery(callID: webhook.subject, event: webhook.event)
    if webhook.pause > .zero, (try? await clock.sleep(for: webhook.pause)) == nil { return delivery }
    while true {
      let attempt = await attempt(webhook)
      delivery.attempts.append(attempt)
      guard let pause = webhook.policy.pause(afterAttempts: delivery.attempts.count, status: attempt.status) else {
        break
      }
      do { try await clock.sleep(for: pause) } catch { break }
    }
    return delivery
  }

  private func attempt(_ webhook: OutgoingWebhook) async -> Delivery.Attempt {
    let start = now()
    var request = HTTPClientRequest(url: webhook.url)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: webhook.contentType)
    for header in webhook.signing.headers(
      url: webhook.signedURL ?? webhook.url, body: webhook.body, atMilliseconds: start)
    {
      request.headers.add(name: header.name, value: header.value)
    }
    request.body = .bytes(ByteBuffer(bytes: webhook.body))
    var status: Int?
    do {
      let response = try await client.execute(request, timeout: TimeAmount(webhook.policy.timeout))
      // The answer's content means nothing to a sender of events; reading it frees the connection.
      _ = try await response.body.collect(upTo: 1 << 20)
      status = Int(response.status.code)
    } catch {
      // No whole answer came, for whatever reason: the sender knows no more than that.
      status = nil
    }
    return Delivery.Attempt(atMilliseconds: start, status: status, durationMilliseconds: now() - start)
  }
}
