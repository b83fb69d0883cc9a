internal import ArgumentParser
internal import IntegrationsAPI
internal import Messages
internal import RPCAPI

struct SyncLogsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync-logs", abstract: "List the attempts to bring calls to customer systems, newest first.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var page: PageOptions

  func run() async throws {
    let answer = try await Reads(Operator(common.folder), organization: organization.organization)
      .syncLogs(limit: page.limit, cursor: page.cursor)
    if common.json {
      Console.current.result(listJSON(answer.logs.map(\.json), nextCursor: answer.page?.nextCursor))
      return
    }
    var table = Table(["STARTED", "PROVIDER", "OUTCOME", "REASON", "OUTSIDE", "ATTEMPT", "CALL"])
    for log in answer.logs {
      table.append(
        log.startedAt.map { "\($0)" } ?? "-", log.provider, log.outcome.isEmpty ? "-" : log.outcome,
        log.reason.isEmpty ? "-" : log.reason, log.outsideID.isEmpty ? "-" : log.outsideID, String(log.attempt),
        log.callID)
    }
    Console.current.result(table.text)
    if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
  }
}
