internal import Foundation
internal import Simulator

/// What `trigger` sends: bodies in order, each with the names that it is reported under.
struct TriggerPlan: Sendable {
  struct Item: Sendable, Hashable {
    var callID: String
    var event: String
    var body: [UInt8]
  }

  /// What to send how often.
  struct Wish: Sendable {
    var provider = WebhookProvider.retell
    /// Names of the provider's events.
    var events: [String]
    /// How many calls.
    var count = 1
    /// How many times each event is sent in all.
    var copies = 1
    var isShuffled = false
    /// Put into every body; they win over everything else.
    var changes: [BodyChange] = []
    var durationMilliseconds: Int64
    var agentID: String
    /// Unix milliseconds: the moment the calls end.
    var now: Int64
    var seed: UInt64
  }

  let items: [Item]

  /// Plans what is wished for. A change that fixes the call's id makes all calls one, in every field that follows from it.
  ///
  /// Throws `CLIError` for a path that leads nowhere.
  init(_ wish: Wish) throws {
    let samples = SampleEvents(provider: wish.provider)
    var generator = SplitMix64(seed: wish.seed)
    let call = SampleEvents.Call(
      fixedID: wish.changes.last { $0.path == samples.idPath }?.value.text, agentID: wish.agentID, endedAt: wish.now,
      durationMilliseconds: wish.durationMilliseconds)
    let calls = (0..<wish.count).map { _ in samples.bodies(of: wish.events, call: call, using: &generator) }
    let plan = DeliveryPlan(
      calls: wish.count, events: wish.events, copies: wish.copies,
      order: wish.isShuffled ? .shuffled(seed: generator.next()) : .asListed)
    var made: [DeliveryPlan<String>.Entry: Item] = [:]
    items = try plan.entries.map { entry in
      if let item = made[entry] { return item }
      let (id, bodies) = calls[entry.call]
      let item = try Self.item(samples, id, entry.event, bodies[entry.event] ?? .null, wish.changes)
      made[entry] = item
      return item
    }
  }

  private static func item(
    _ samples: SampleEvents, _ id: String, _ event: String, _ body: JSONValue, _ changes: [BodyChange]
  ) throws -> Item {
    var body = body
    for change in changes {
      do throws(JSONPathError) { try body.set(change.path, to: change.value) } catch {
        throw CLIError("--set \(error)")
      }
    }
    let call = body["call"] ?? body["call_inbound"]
    return Item(callID: call?["call_id"]?.text ?? id, event: event, body: samples.bytes(of: body))
  }
}

/// One `--set path=value`: the value is JSON where it reads as JSON, otherwise text.
struct BodyChange: Sendable, Hashable {
  var path: String
  var value: JSONValue

  /// Nil where there is no `=`.
  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    path = String(argument[..<sign])
    let text = String(argument[argument.index(after: sign)...])
    value = (try? JSONValue(parsing: Data(text.utf8))) ?? .string(text)
  }
}
