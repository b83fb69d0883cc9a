import Calls
import RPCAPI
import TestSupport
import Testing

@testable import RPC

@Suite struct StoppingTests {
  @Test("a server that is drained as soon as its port is known comes to its end", .timeLimit(.minutes(1)))
  func drainAtOnce() async throws {
    for _ in 0..<300 {
      let (server, _, _) = Bench.make()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        _ = try await server.boundPort()
        server.drain()
        try await group.waitForAll()
      }
    }
  }

  @Test("at its deadline a call ends at both sides")
  func deadline() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        _ = try await client.call(TestService.echo)
        let started = ContinuousClock.now
        let error = await client.failure(of: TestService.hang, timeout: .milliseconds(300))
        let took = started.duration(to: .now)
        #expect(error?.code == .deadlineExceeded && error?.reason == "deadline_exceeded")
        // The handler would take ten minutes; the rest is for a machine that does other things too.
        #expect(took >= .milliseconds(290) && took < .seconds(10), "\(took)")
        try await eventually("the handler is cancelled") { bench.service.counts.cancelled == 1 }
        try await eventually("the call is told") { bench.log.entries.last?.method == "Hang" }
        #expect(bench.log.entries.last?.code == .deadlineExceeded)
      }
    }
  }

  @Test("cancelling the caller's task cancels the handler, and the slot is free again")
  func cancel() async throws {
    try await withServer {
      $0.maximumCalls = 1
    } _: { bench in
      try await bench.withClient { client in
        try await withThrowingTaskGroup(of: RPCError?.self) { group in
          group.addTask { await client.failure(of: TestService.hang) }
          try await eventually("the handler runs") { bench.service.counts.started == 1 }
          group.cancelAll()
          let error = try await group.next() ?? nil
          #expect(error?.code == .cancelled)
        }
        try await eventually("the handler is cancelled") { bench.service.counts.cancelled == 1 }
        _ = try await client.call(TestService.echo)
        #expect(bench.log.entries.first?.code == .cancelled)
      }
    }
  }

  @Test("a call whose task was cancelled before is never sent")
  func cancelledBefore() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        _ = try await client.call(TestService.echo)
        let task = Task {
          while !Task.isCancelled { await Task.yield() }
          return await client.failure(of: TestService.echo)
        }
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        _ = try await client.call(TestService.echo)
        #expect(bench.service.counts.started == 2)
      }
    }
  }

  @Test("a cancel at the top of a chain of three stops the bottom")
  func chain() async throws {
    try await withServer { last in
      try await last.withClient { onward in
        try await withServer(service: TestService(next: onward)) { first in
          try await first.withClient { client in
            try await withThrowingTaskGroup(of: RPCError?.self) { group in
              group.addTask { await client.failure(of: TestService.relay, "Hang") }
              try await eventually("the bottom runs") { last.service.counts.started == 1 }
              group.cancelAll()
              try await group.waitForAll()
            }
            try await eventually("the bottom is cancelled") { last.service.counts.cancelled == 1 }
            try await eventually("the middle is told") { first.log.entries.first?.code == .cancelled }
          }
        }
      }
    }
  }

  @Test("calls wait for a place, and a deadline ends that wait")
  func waitingForPlace() async throws {
    try await withServer {
      $0.maximumCalls = 1
    } _: { bench in
      try await bench.withClient { client in
        try await withThrowingTaskGroup(of: RPCError?.self) { group in
          group.addTask { await client.failure(of: TestService.hang) }
          try await eventually("the handler runs") { bench.service.counts.started == 1 }
          let error = await client.failure(of: TestService.echo, timeout: .milliseconds(150))
          #expect(error?.code == .deadlineExceeded && error?.isNotProcessed == true)
          group.cancelAll()
        }
      }
    }
  }

  @Test(
    "under random cancels every call ends once at both sides and no slot is lost", arguments: [1, 2, 3] as [UInt64])
  func randomCancels(seed: UInt64) async throws {
    try await withServer {
      $0.maximumCalls = 16
    } _: { bench in
      try await bench.withClient { client in
        var random = SeededGenerator(seed)
        let plans = (0..<300).map { _ in
          (
            hangs: Int.random(in: 0..<3, using: &random) == 0, size: Int.random(in: 0...200_000, using: &random),
            timeout: Duration.milliseconds(.random(in: 5...2_000, using: &random)),
            patience: Int.random(in: 0...40, using: &random)
          )
        }
        let ended = await withTaskGroup(of: Bool.self) { group in
          for plan in plans {
            group.addTask {
              let call = Task {
                let method = plan.hangs ? TestService.hang : TestService.echo
                let value = [UInt8](repeating: 1, count: plan.size)
                return await client.failure(of: method, value: value, timeout: plan.timeout)
              }
              if plan.patience < 25 {
                try? await Task.sleep(for: .milliseconds(plan.patience))
                call.cancel()
              }
              let code = await call.value?.code
              return [nil, .cancelled, .deadlineExceeded].contains(code)
            }
          }
          var ended = 0
          for await isRight in group where isRight { ended += 1 }
          return ended
        }
        #expect(ended == plans.count, "seed \(seed)")
        // As many calls at once as there are slots: each slot must have come back.
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<64 { group.addTask { _ = try await client.call(TestService.echo) } }
          try await group.waitForAll()
        }
        let counts = bench.service.counts
        #expect(bench.log.entries.count >= counts.started, "seed \(seed): a call that ran was not ended")
      }
    }
  }
}
