internal import ArgumentParser
internal import BillingAPI
internal import Calls
internal import Messages
internal import RPCAPI
internal import Simulator

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The books of all organizations.", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Check every invariant of every ledger; exit 1 where one does not hold.")

    @OptionGroup var common: CommonOptions
    @Option(name: .customLong("org"), help: "One organization only.") var organization: String?

    func run() async throws {
      let verification = try await LedgerVerification.run(Operator(common.folder), organization: organization) {
        if !common.json { Console.current.note("\($0) organizations checked") }
      }
      if common.json {
        Console.current.result(verification.json)
      } else {
        var table = Table(["ORGANIZATION", "INVARIANT", "SUBJECT"])
        for violation in verification.violations {
          table.append(violation.orgID, violation.invariant, violation.subject)
        }
        if !verification.violations.isEmpty { Console.current.result(table.text) }
        Console.current.result(
          "\(verification.organizations) organizations, \(verification.invariants) invariants each, "
            + "\(verification.violations.count) violations.")
      }
      guard verification.violations.isEmpty else { throw ExitCode.failure }
    }
  }
}

struct RechargesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recharges", abstract: "List an organization's top-ups and recharges, newest first.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var page: PageOptions

  func run() async throws {
    let answer = try await Reads(Operator(common.folder), organization: organization.organization)
      .recharges(limit: page.limit, cursor: page.cursor)
    if common.json {
      Console.current.result(listJSON(answer.recharges.map(\.json), nextCursor: answer.page?.nextCursor))
      return
    }
    var table = Table(["CREATED", "TRIGGER", "STATE", "AMOUNT", "REASON", "RECHARGE"])
    for recharge in answer.recharges {
      table.append(
        recharge.createdAt.map { "\($0)" } ?? "-", recharge.trigger, recharge.state,
        moneyText(micros: recharge.amount?.micros ?? 0), recharge.reason.isEmpty ? "-" : recharge.reason, recharge.id)
    }
    Console.current.result(table.text)
    if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
  }
}

/// What `ledger verify` found in all pages.
struct LedgerVerification: Sendable {
  var organizations: UInt32 = 0
  var invariants: UInt32 = 0
  var violations: [LedgerViolation] = []

  /// Asks page by page; `progress` hears after each how many organizations are checked.
  static func run(
    _ operator: Operator, organization: String?, progress: (UInt32) -> Void
  ) async throws -> LedgerVerification {
    var (found, cursor) = (LedgerVerification(), "")
    repeat {
      let request = VerifyLedgerRequest(
        orgID: organization ?? "", page: PageRequest(limit: 50, cursor: cursor))
      let answer = try await `operator`.withCaller(.billing) { caller in
        try await BillingClient(caller).verifyLedger(request, options: Operator.options(organization: nil))
      }
      found.organizations += answer.organizations
      found.invariants = answer.invariants
      found.violations += answer.violations
      cursor = answer.page?.nextCursor ?? ""
      progress(found.organizations)
    } while !cursor.isEmpty
    return found
  }

  var json: JSONValue {
    [
      "organizations": .integer(Int64(organizations)), "invariants": .integer(Int64(invariants)),
      "violations": .array(
        violations.map {
          ["org_id": .string($0.orgID), "invariant": .string($0.invariant), "subject": .string($0.subject)]
        }),
    ]
  }
}
