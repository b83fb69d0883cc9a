internal import Calls
internal import Observability

/// What the runtime itself tells.
enum RuntimeEvents: Event {
  case starting(build: String)
  case ready
  case unready(missing: [String])
  case stopped
  /// The process ends because a part of it failed.
  case failed(reason: String)
  /// A call failed in a way that is a mistake of ours; `incident` is also in the answer.
  case callFailed(method: String, incident: String, error: String, detail: String?, requestID: String)
  /// The setting has other master keys than before, and they are in use now.
  case masterKeysChanged(ids: Set<String>)
  /// The setting has other master keys, and they cannot be used.
  case masterKeysRefused(reason: String)
  case masterKeyChosen(id: String, actor: String)
  case masterKeyRetired(id: String, actor: String)
  /// A call was refused, because nothing proves for whom it is.
  case principalRefused(caller: String, method: String, reason: String, requestID: String)
  /// Keys and revocations could not be asked for; told once until they can again.
  case principalsUnheard(reason: String)

  var record: EventRecord {
    switch self {
    case .starting(let build):
      EventRecord(name: "service.starting", fields: [("build", .string(build))])
    case .ready:
      EventRecord(name: "service.ready", metrics: [.gauge("service_ready", 1)])
    case .unready(let missing):
      EventRecord(
        name: "service.unready", level: .notice, fields: [("missing", .string(missing.joined(separator: ",")))],
        metrics: [.gauge("service_ready", 0)])
    case .stopped:
      EventRecord(name: "service.stopped")
    case .failed(let reason):
      EventRecord(name: "service.failed", level: .critical, fields: [("reason", .string(reason))])
    case .callFailed(let method, let incident, let error, let detail, let requestID):
      EventRecord(
        name: "rpc.call_failed", level: .error,
        fields: [
          ("method", .string(method)), ("incident", .string(incident)), ("error", .string(error)),
          ("request_id", .string(requestID)),
        ] + (detail.map { [("detail", .string($0))] } ?? []),
        metrics: [.count("rpc_server_incidents_total")])
    case .masterKeysChanged(let ids):
      EventRecord(
        name: "master_keys.changed", level: .notice,
        fields: [("keys", .string(ids.sorted().joined(separator: ",")))])
    case .masterKeysRefused(let reason):
      EventRecord(name: "master_keys.refused", level: .error, fields: [("reason", .string(reason))])
    case .masterKeyChosen(let id, let actor):
      EventRecord(
        name: "master_key.chosen", level: .notice, fields: [("key", .string(id)), ("actor", .string(actor))])
    case .masterKeyRetired(let id, let actor):
      EventRecord(
        name: "master_key.retired", level: .notice, fields: [("key", .string(id)), ("actor", .string(actor))])
    case .principalRefused(let caller, let method, let reason, let requestID):
      EventRecord(
        name: "principal.refused", level: .notice,
        fields: [
          ("caller", .string(caller)), ("method", .string(method)), ("reason", .string(reason)),
          ("request_id", .string(requestID)),
        ],
        metrics: [.count("rpc_principals_refused_total", labels: ["caller": caller, "reason": reason])])
    case .principalsUnheard(let reason):
      EventRecord(name: "principals.unheard", level: .warning, fields: [("reason", .string(reason))])
    }
  }
}
