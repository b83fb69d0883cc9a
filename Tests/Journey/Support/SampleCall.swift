import Foundation
import NIOCore
import Simulator

@testable import CLI

/// One call of 60 s at a line of an organization, as its provider sends it.
struct SampleCall: Sendable {
  /// Who calls: a number that can be one, unlike those that the providers' scripts have.
  static let caller = "+14155552368"

  /// In the order in which they are sent.
  let events: [OutgoingWebhook]

  /// The same number and seed make the same call. Every third call comes backwards, and every fifth event twice.
  init(_ number: Int, at line: BusyOrganization.Line, seed: UInt64, endedAtMilliseconds: Int64) throws {
    let samples = SampleEvents(provider: line.provider)
    var generator = SplitMix64(seed: seed &+ UInt64(number))
    let names = samples.named("call") ?? []
    let (id, bodies) = samples.bodies(
      of: names,
      call: .init(fixedID: nil, agentID: line.agent, endedAt: endedAtMilliseconds, durationMilliseconds: 60_000),
      using: &generator)
    var events = try names.map { name in
      var body = bodies[name] ?? .null
      try body.set(Self.callerPath(line.provider), to: .string(Self.caller))
      return OutgoingWebhook(
        url: line.source.url, event: name, subject: id, contentType: samples.contentType,
        body: samples.bytes(of: body), signing: samples.signing(secret: line.source.secret),
        policy: DeliveryPolicy(timeout: .seconds(10), maximumRetries: 0, firstPause: .zero, retries: .noAnswer))
    }
    if (UInt64(number) &+ seed) % 3 == 0 { events.reverse() }
    self.events = events.enumerated().flatMap { place, event in
      Array(repeating: event, count: (number + place) % 5 == 0 ? 2 : 1)
    }
  }

  /// Where a body has the caller's number.
  private static func callerPath(_ provider: WebhookProvider) -> String {
    switch provider {
    case .retell: "call.from_number"
    case .vapi: "message.customer.number"
    case .twilio: "From"
    case .stripe: "number"
    }
  }

  /// How many events of a call of the provider differ.
  static func distinctEvents(of provider: WebhookProvider) -> Int {
    SampleEvents(provider: provider).named("call")?.count ?? 0
  }
}
