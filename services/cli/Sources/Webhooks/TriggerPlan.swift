internal import Foundation
internal import Simulator

/// What `trigger` sends: bodies in order, each with the names that it is reported under.
struct TriggerPlan: Sendable {
  struct Item: Sendable, Hashable {
    var callID: String
    var event: String
    var body: [UInt8]
  }

  let items: [Item]

  /// Plans `count` calls, each with `events`, each event sent `copies` times.
  ///
  /// `changes` are put into every body and win over everything else; a fixed `call.call_id` makes all calls one, in every
  /// field that follows from it.
  /// `now` is unix milliseconds: the moment the calls end. Throws `CLIError` for a path that leads nowhere.
  init(
    events: [RetellEvent], count: Int, copies: Int, isShuffled: Bool, changes: [BodyChange],
    durationMilliseconds: Int64,
    agentID: String, now: Int64, seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let fixedID = changes.last { $0.path == "call.call_id" }?.value.text
    let scripts = (0..<count).map { _ in
      RetellCallScript(
        callID: fixedID ?? RetellCallScript.makeCallID(using: &generator), agentID: agentID,
        startedAtMilliseconds: now - durationMilliseconds, durationMilliseconds: durationMilliseconds)
    }
    let plan = DeliveryPlan(
      calls: count, events: events, copies: copies, order: isShuffled ? .shuffled(seed: generator.next()) : .asListed)
    var made: [DeliveryPlan.Entry: Item] = [:]
    items = try plan.entries.map { entry in
      if let item = made[entry] { return item }
      let item = try Self.item(scripts[entry.call], entry.event, changes)
      made[entry] = item
      return item
    }
  }

  private static func item(_ script: RetellCallScript, _ event: RetellEvent, _ changes: [BodyChange]) throws -> Item {
    var body = script.body(of: event)
    for change in changes {
      do throws(JSONPathError) { try body.set(change.path, to: change.value) } catch {
        throw CLIError("--set \(error)")
      }
    }
    let call = body["call"] ?? body["call_inbound"]
    return Item(
      callID: call?["call_id"]?.text ?? script.callID, event: event.rawValue, body: Array(body.json().utf8))
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
