import Testing

@testable import Postgres

@Suite struct InFlightTests {
  private let key = EncodedStatement.Key(sql: "select 1", types: [])

  /// Runs `body` with a read, whose waiter is answered afterwards.
  private func with(isSynchronized: Bool, _ body: (InFlight) -> Void) async {
    _ = await withUnsafeContinuation { waiter in
      let submission = Submission(
        .read(EncodedStatement(trusted: key.sql)), deadline: .now + .seconds(10), isCancellable: false,
        cancellation: nil, waiter: waiter)
      let group = InFlight(submission, steps: [.statement(prepared: key)], isSynchronized: isSynchronized)
      body(group)
      submission.finish(group.result)
    }
  }

  @Test("before its group's last statement a read is finished by its own end, at the last by the synchronization point")
  func ends() async {
    await with(isSynchronized: false) { read in
      #expect(read.take(.result(WorkResult(rowCount: 1))) == .more)
      #expect(read.take(.end) == .finished)
      #expect(!read.wasSkipped)
      #expect((try? read.result.get().rowCount) == 1)
    }
    await with(isSynchronized: true) { read in
      #expect(read.take(.result(WorkResult(rowCount: 1))) == .more)
      #expect(read.take(.end) == .more)
      #expect(read.take(.synchronized) == .finished)
    }
  }

  @Test("a read behind a failed one was skipped, the failed one was not")
  func skipped() async {
    await with(isSynchronized: false) { read in
      #expect(read.take(.failure(PostgresError(sqlState: "22012", constraint: nil, diagnosis: nil))) == .more)
      #expect(read.take(.end) == .finished)
      #expect(!read.wasSkipped)
    }
    await with(isSynchronized: true) { read in
      #expect(read.take(.skipped) == .more)
      #expect(read.take(.end) == .more)
      #expect(read.take(.synchronized) == .finished)
      #expect(read.wasSkipped)
    }
  }

  @Test("an end without an answer is no answer: the connection is lost", arguments: [false, true])
  func lost(isSynchronized: Bool) async {
    await with(isSynchronized: isSynchronized) { read in #expect(read.take(.end) == .lost) }
  }
}
