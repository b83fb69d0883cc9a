import Foundation
import TestSupport
import Testing

@testable import CLI

@Suite struct SupervisorTests {
  /// A child that lives until it is signalled.
  private func sleeper(_ folder: String) -> ChildProcess.Command {
    .init(executable: "/bin/sleep", arguments: ["1000"], log: folder + "/log", isTethered: false)
  }

  private func withSupervisor(_ body: (Supervisor, String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let supervisor = Supervisor()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await supervisor.run() }
        try await finally {
          try await body(supervisor, folder)
        } always: {
          await supervisor.stopAll()
        }
        group.cancelAll()
      }
    }
  }

  @Test("a child that is killed is started again under a new process id")
  func restarts() async throws {
    try await withSupervisor { supervisor, folder in
      let first = try await supervisor.start("a", sleeper(folder))
      await supervisor.kill("a")
      try await eventually("a runs again") {
        let pid = await supervisor.pid(of: "a")
        return pid != nil && pid != first
      }
    }
  }

  @Test("a child that is stopped stays stopped")
  func stops() async throws {
    try await withSupervisor { supervisor, folder in
      try await supervisor.start("a", sleeper(folder))
      try await supervisor.start("b", sleeper(folder))
      await supervisor.stop("a")
      #expect(await supervisor.pid(of: "a") == nil)
      #expect(await supervisor.exit(of: "a") == .signal(SIGTERM))
      // A death that must be noticed comes after; had the stopped one been noticed too, it would run again.
      let before = await supervisor.pid(of: "b")
      await supervisor.kill("b")
      try await eventually("b runs again") {
        let pid = await supervisor.pid(of: "b")
        return pid != nil && pid != before
      }
      #expect(await supervisor.pid(of: "a") == nil)
    }
  }

  @Test("restart ends a child gracefully and starts it at once")
  func restartsOnRequest() async throws {
    try await withSupervisor { supervisor, folder in
      let first = try await supervisor.start("a", sleeper(folder))
      let second = try await supervisor.restart("a")
      #expect(second != nil && second != first)
      #expect(await supervisor.pid(of: "a") == second)
    }
  }

  @Test("a child that ignores SIGTERM is killed when patience is over")
  func patience() async throws {
    try await withSupervisor { supervisor, folder in
      try await supervisor.start(
        "a",
        .init(
          executable: "/bin/sh", arguments: ["-c", "trap '' TERM; echo ready; while :; do sleep 1; done"],
          log: folder + "/log", isTethered: false))
      try await eventually("the trap is set") { try PrivateFile.read(folder + "/log") == "ready\n" }
      await supervisor.stop("a", patience: .milliseconds(100))
      #expect(await supervisor.exit(of: "a") == .signal(SIGKILL))
    }
  }

  @Test("a tethered child sees our end, and no sibling keeps the tether")
  func tether() async throws {
    try await withTemporaryFolder { folder in
      func cat(_ name: String) throws -> ChildProcess {
        try ChildProcess(
          .init(
            executable: "/bin/sh", arguments: ["-c", "cat; echo ended"], log: folder + "/" + name, isTethered: true))
      }
      let first = try cat("first")
      let second = try cat("second")
      #expect(first.exit == nil)
      first.releaseTether()
      #expect(await first.waitForExit() == .code(0))
      #expect(try PrivateFile.read(folder + "/first") == "ended\n")
      #expect(second.exit == nil)
      await second.stop(patience: .seconds(5))
    }
  }

  @Test("a child leads a session of its own and its log is closed to others")
  func session() async throws {
    try await withTemporaryFolder { folder in
      let child = try ChildProcess(sleeper(folder))
      #expect(getsid(child.pid) == child.pid)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/log")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      await child.stop(patience: .seconds(5))
    }
  }

  @Test("a program that is not there cannot be started")
  func missingProgram() async throws {
    try await withTemporaryFolder { folder in
      #expect(throws: CLIError.self) {
        try ChildProcess(.init(executable: folder + "/none", arguments: [], log: folder + "/log", isTethered: true))
      }
    }
  }

  @Test("pauses between restarts double up to ten seconds, and start over after a minute of life")
  func backoff() {
    var backoff = RestartBackoff()
    let pauses = (0..<8).map { _ in backoff.pause(afterLifetime: .seconds(1)) }
    #expect(pauses == [200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000].map { .milliseconds($0) })
    #expect(backoff.pause(afterLifetime: .seconds(60)) == .milliseconds(200))
  }
}
