internal import Identifiers
internal import Observability

/// Everything this service reports. Ids and reasons only: nothing of a body, a header or a path.
///
/// Metrics: `webhooks_uncharged_calls_total`, charges that the sweep sent again.
enum WebhooksEvents: Event {
  case delivered(source: SourceID, inbox: InboxID, type: String, isDuplicate: Bool, bytes: Int, duration: Duration)
  case answered(source: SourceID, duration: Duration)
  case refused(source: SourceID?, reason: String)
  case folded(call: CallID, inbox: InboxID, version: Int64, state: CallState)
  case foldedBefore(call: CallID, inbox: InboxID)
  case chargeRefused(call: String, reason: String)
  /// A call that is over was not charged and nothing was on its way: its charge is sent again.
  case chargeMissing(OrganizationID, call: CallID)

  var record: EventRecord {
    switch self {
    case .delivered(let source, let inbox, let type, let isDuplicate, let bytes, let duration):
      EventRecord(
        name: "webhook.delivered", level: .info,
        fields: [
          ("source_id", .string("\(source)")), ("inbox_id", .string("\(inbox)")), ("type", .string(type)),
          ("duplicate", .string("\(isDuplicate)")), ("bytes", .int(Int64(bytes))), ("duration", .duration(duration)),
        ])
    case .answered(let source, let duration):
      EventRecord(
        name: "webhook.answered", level: .info,
        fields: [("source_id", .string("\(source)")), ("duration", .duration(duration))])
    case .refused(let source, let reason):
      EventRecord(
        name: "webhook.refused", level: .notice,
        fields: [("source_id", .string(source.map { "\($0)" } ?? "")), ("reason", .string(reason))])
    case .folded(let call, let inbox, let version, let state):
      EventRecord(
        name: "call.folded", level: .info,
        fields: [
          ("call_id", .string("\(call)")), ("inbox_id", .string("\(inbox)")), ("version", .int(version)),
          ("state", .string(state.name)),
        ])
    case .foldedBefore(let call, let inbox):
      EventRecord(
        name: "call.folded_before", level: .debug,
        fields: [("call_id", .string("\(call)")), ("inbox_id", .string("\(inbox)"))])
    case .chargeRefused(let call, let reason):
      EventRecord(
        name: "call.charge_refused", level: .error, fields: [("call_id", .string(call)), ("reason", .string(reason))])
    case .chargeMissing(let organization, let call):
      EventRecord(
        name: "call.charge_missing", level: .error,
        fields: [("org_id", .string("\(organization)")), ("call_id", .string("\(call)"))],
        metrics: [.count("webhooks_uncharged_calls_total")])
    }
  }
}
