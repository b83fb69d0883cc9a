internal import ArgumentParser
internal import Calls

/// The command line: `switchboard COMMAND …`.
public enum SwitchboardCLI {
  /// Runs one command and answers the process's exit code: 0 done, 1 failed, 2 wrong usage.
  ///
  /// Writes to `Console.current`.
  public static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try Switchboard.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await OperatorGrants.$reason.withValue(reason(of: command, arguments)) { try await asynchronous.run() }
      } else {
        try command.run()
      }
      return 0
    } catch {
      return report(error)
    }
  }

  /// Why the command acts for an organization, for that one to read: the reason that was given, or the command's name.
  private static func reason(of command: any ParsableCommand, _ arguments: [String]) -> String {
    if let call = command as? CallCommand { return call.grantReason }
    return (["switchboard"] + arguments.prefix(2).prefix { !$0.hasPrefix("-") }).joined(separator: " ")
  }

  private static func report(_ error: any Error) -> Int32 {
    let console = Console.current
    if let code = error as? ExitCode { return code == .success ? 0 : 1 }
    if error is CLIError || error is RPCError {
      console.note("switchboard: \(error)")
      return 1
    }
    if error is CancellationError { return 1 }
    // What remains is the parser's: help that was asked for, or a usage that it refused (64, by its own count).
    let message = Switchboard.fullMessage(for: error)
    switch Switchboard.exitCode(for: error) {
    case .success:
      console.result(message)
      return 0
    case .validationFailure:
      console.note(message)
      return 2
    default:
      console.note("switchboard: \(error)")
      return 1
    }
  }
}

/// The root of all commands.
struct Switchboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switchboard",
    abstract: "Runs and operates Switchboard, the backend of AI voice agents.",
    discussion:
      "Beside these, \"switchboard test\" builds and runs the tests. Exit codes: 0 done, 1 failed, 2 wrong usage.",
    subcommands: [
      DemoCommand.self, UpCommand.self, DownCommand.self, StatusCommand.self, HealthCommand.self, CallCommand.self,
      TriggerCommand.self, VerifyWebhookCommand.self, OrganizationCommand.self, AgentCommand.self, SourceCommand.self,
      CallsCommand.self, SyncLogsCommand.self, WalletCommand.self, RechargesCommand.self, LedgerCommand.self,
      DeadLettersCommand.self,
      BackfillCommand.self, ReconcileCommand.self,
      KeyCommand.self, KeysCommand.self, AuditCommand.self,
      MigrateCommand.self, BackupCommand.self, RestoreCommand.self, PrepareCommand.self,
    ])
}
