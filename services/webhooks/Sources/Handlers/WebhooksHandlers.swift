internal import Outbound
internal import Postgres
internal import Sealing
internal import WebhooksAPI

/// The RPC face of the service: one file beside this a method.
struct WebhooksHandlers: WebhooksService {
  let database: Database
  let sealer: Sealer
  let ingestion: Ingestion
  let outbound: OutboundClient
  let charges: ChargeAudit
  var streamRights: StreamRights
  /// Called after a commit that left work for job worker and outbox relay.
  let wakeWorkers: @Sendable () -> Void
}
