public import AsyncHTTPClient
internal import NIOCore

/// Sends events as Retell does: signed over the raw bytes at the moment of each attempt, repeated as the policy says.
public struct RetellSender: Sendable {
  /// Where the events go.
  public let url: String
  /// What they are signed with.
  let secret: String
  let policy: DeliveryPolicy
  let client: HTTPClient
  /// Unix milliseconds: what goes into the signature.
  let now: @Sendable () -> Int64
  let clock: any Clock<Duration>

  public init(
    url: String, secret: String, policy: DeliveryPolicy = .retell, client: HTTPClient = .shared,
    clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Int64
  ) {
    self.url = url
    self.secret = secret
    self.policy = policy
    self.client = client
    self.clock = clock
    self.now = now
  }

  /// Sends one event until it is accepted or given up. Never throws: what happened is in the answer.
  ///
  /// Cancellation ends the wait between attempts and the attempt itself.
  public func send(_ body: [UInt8], event: String, callID: String) async -> Delivery {
    var delivery = Delivery(callID: callID, event: event)
    while true {
      let attempt = await attempt(body)
      delivery.attempts.append(attempt)
      guard let pause = policy.pause(afterAttempts: delivery.attempts.count, status: attempt.status) else { break }
      do { try await clock.sleep(for: pause) } catch { break }
    }
    return delivery
  }

  private func attempt(_ body: [UInt8]) async -> Delivery.Attempt {
    let start = now()
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(
      name: RetellSigning.headerName,
      value: RetellSigning.header(body: body, secret: secret, atMilliseconds: start))
    request.body = .bytes(ByteBuffer(bytes: body))
    var status: Int?
    do {
      let response = try await client.execute(request, timeout: TimeAmount(policy.timeout))
      // The answer's content means nothing to Retell; reading it frees the connection.
      _ = try await response.body.collect(upTo: 1 << 20)
      status = Int(response.status.code)
    } catch {
      // No whole answer came, for whatever reason: the sender knows no more than that.
      status = nil
    }
    return Delivery.Attempt(atMilliseconds: start, status: status, durationMilliseconds: now() - start)
  }
}
