internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Outbound
internal import Postgres
internal import Sealing

/// Brings an agent's settings to its assistant at the voice provider: reads the assistant, sends what differs, and reads it
/// again. Doing it twice changes nothing the second time. Its reference is the agent.
struct SyncAssistantHandler: SteppedJobHandler {
  static let kind: JobKind = "sync_assistant"

  let sealer: Sealer
  let outbound: OutboundClient
  let events: EventSink
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  var kind: JobKind { Self.kind }

  /// Enqueues the job of an assistant with the version that it wants.
  static func schedule(_ assistant: StoredAssistant, in transaction: Transaction) async throws {
    try await JobStore.enqueue(
      [
        NewJob(
          kind: kind, organizationID: assistant.organizationID, ref: assistant.agentID.uuid,
          lane: SyncCallHandler.lane,
          wanted: assistant.wantedVersion)
      ], in: transaction)
  }

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let (agent, organization) = (AgentID(job.ref), job.organizationID)
    let begun = try await steps.transaction {
      try await AssistantStore.begin(agent, of: organization, in: $0)
    }
    guard let assistant = begun else { return }
    do {
      let isChanged = try await bring(assistant, in: steps)
      try await steps.transaction { transaction in
        try await AssistantStore.succeed(
          agent, of: organization, version: assistant.wantedVersion, in: transaction)
        try await News.append(
          .assistantSynced(agent, assistant.provider), of: organization, in: transaction)
      }
      events.emit(
        IntegrationsEvents.assistantSynced(
          organization, agent, assistant.provider, outcome: isChanged ? "changed" : "unchanged"))
    } catch let failure as SyncFailure {
      events.emit(
        IntegrationsEvents.assistantFailed(
          organization, agent, assistant.provider, outcome: failure.outcome.rawValue,
          reason: failure.reason))
      try await fail(assistant, failure, in: steps)
      if let retry = Self.retry(failure, assistant.provider) { throw retry }
    }
  }

  /// Whether anything differed. Throws ``SyncFailure``.
  private func bring(_ assistant: StoredAssistant, in steps: JobSteps) async throws -> Bool {
    let (agent, organization) = (assistant.agentID, assistant.organizationID)
    let keyring = try await sealer.keyring(for: organization)
    let settings = try AssistantSettings.open(assistant.sealedSettings, of: agent, by: keyring)
    let session = AssistantSession(
      outbound: outbound,
      apiKey: try keyring.openText(
        assistant.sealedAPIKey, AssistantSealing.apiKey(of: agent, in: organization)),
      agent: agent, organization: organization)
    let system = assistant.provider.assistantSystem
    let plan = try await system.plan(settings, for: assistant.providerAgentID, through: session)
    if plan.isEmpty { return false }
    if let replaced = plan.replacedWebhook {
      let sealed = try keyring.seal(
        Sensitive(replaced), AssistantSealing.previousWebhook(of: agent, in: organization))
      try await steps.transaction {
        try await AssistantStore.keepPreviousWebhook(
          sealed, of: agent, organization: organization, in: $0)
      }
    }
    try await system.apply(plan, through: session)
    guard try await system.plan(settings, for: assistant.providerAgentID, through: session).isEmpty
    else {
      throw SyncFailure.refused(reason: "settings_not_taken")
    }
    return true
  }

  private func fail(_ assistant: StoredAssistant, _ failure: SyncFailure, in steps: JobSteps)
    async throws
  {
    let (agent, organization) = (assistant.agentID, assistant.organizationID)
    let isFinal = Self.retry(failure, assistant.provider) == nil
    try await steps.transaction { transaction in
      try await AssistantStore.fail(
        agent, of: organization, version: assistant.wantedVersion, isFinal: isFinal,
        reason: failure.reason,
        in: transaction)
      guard isFinal else { return }
      try await News.append(
        .assistantFailed(agent, assistant.provider, reason: failure.reason), of: organization,
        in: transaction)
    }
  }

  /// What the job is told; nil where trying again does not help.
  private static func retry(_ failure: SyncFailure, _ provider: VoiceProvider) -> (any Error)? {
    switch failure {
    case .deferred(_, let wait, _):
      JobDeferral(
        until: Date().addingTimeInterval(wait / .seconds(1)), breakerKey: provider.rawValue)
    case .transient, .unknown: TransientFailure(reason: failure.reason)
    case .refused, .skipped, .needsReauth: nil
    }
  }
}
