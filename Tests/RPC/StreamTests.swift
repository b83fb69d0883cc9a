import Calls
import TestAPI
import TestSupport
import Testing

@testable import RPC

@Suite struct StreamTests {
  private static let patient = CallOptions(timeout: .seconds(60))

  @Test("every execution of a unary method answers")
  func unary() async throws {
    try await withEcho { client, _ in
      let request = EchoRequest(id: "a", payload: [1, 2])
      let expected = EchoResponse(id: "a", payload: [1, 2])
      let answers = [
        try await client.echo(request, options: Self.patient),
        try await client.echoInline(request, options: Self.patient),
        try await client.echoOffloaded(request, options: Self.patient),
      ]
      #expect(answers == [expected, expected, expected])
    }
  }

  @Test(
    "a server's stream arrives whole and in order, and ends",
    arguments: [(0, 0), (1, 0), (3, 10), (2_000, 1_024), (40, 65_530), (20, 300_000), (4, 4_000_000)])
  func serverStream(count: UInt32, size: UInt32) async throws {
    try await withEcho { client, _ in
      let ids = try await client.count(CountRequest(count: count, size: size), options: Self.patient) { messages in
        var ids: [String] = []
        for try await message in messages {
          #expect(message.payload.count == Int(size))
          ids.append(message.id)
        }
        return ids
      }
      #expect(ids == (0..<count).map { "\($0)" })
    }
  }

  @Test("leading and trailing metadata and the server's times reach the caller")
  func metadata() async throws {
    try await withEcho { client, _ in
      let report = CallReport()
      let options = CallOptions(timeout: .seconds(60), report: report)
      try await client.count(CountRequest(count: 3), options: options) { messages in
        _ = try await messages.next()
        #expect(report.contents.leading.text("kind") == "count")
        while try await messages.next() != nil {}
      }
      #expect(report.contents.trailing.text("sent") == "3")
      #expect(report.contents.attempts == 1 && report.contents.serverTime > .zero)
    }
  }

  @Test("an error at the end of a stream comes after its messages, with details and trailing metadata")
  func errorAfterMessages() async throws {
    try await withEcho { client, _ in
      let report = CallReport()
      var read = 0
      do {
        try await client.count(
          CountRequest(count: 500, size: 2_000, fail: "too_soon"),
          options: CallOptions(timeout: .seconds(60), report: report)
        ) { messages in
          for try await _ in messages { read += 1 }
        }
        Issue.record("it did not fail")
      } catch let error as RPCError {
        #expect(error.code == .failedPrecondition && error.reason == "too_soon")
        #expect(error.details == [RPCError.Detail(type: "switchboard.common.v1.Money", value: [8, 1])])
      }
      #expect(read == 500)
      #expect(report.contents.trailing.text("sent") == "500")
    }
  }

  @Test(
    "a client's stream is read to its end and answered once",
    arguments: [(0, 0), (1, 1), (3_000, 1_024), (30, 300_000)])
  func clientStream(count: Int, size: Int) async throws {
    try await withEcho { client, _ in
      let answer = try await client.gather(options: Self.patient) { requests in
        for _ in 0..<count { try await requests.send(EchoRequest(payload: [UInt8](repeating: 1, count: size))) }
      }
      #expect(answer == GatherResponse(count: UInt32(count), bytes: UInt64(count * size)))
    }
  }

  @Test("an answer before the client's stream has ended stops its writer and is the call's result")
  func earlyAnswer() async throws {
    try await withEcho { client, _ in
      let answer = try await client.gather(options: Self.patient) { requests in
        try await requests.send(EchoRequest(id: "enough"))
        // The window is far smaller than this: the writer would wait for ever if nobody told it.
        for _ in 0..<1_000 { try await requests.send(EchoRequest(payload: [UInt8](repeating: 1, count: 60_000))) }
      }
      #expect(answer.count == 1)
    }
  }

  @Test("both streams of a conversation run at once, and half-close ends it")
  func conversation() async throws {
    try await withEcho { client, _ in
      let echoed = try await client.converse(options: Self.patient) { requests, messages in
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            for number in 0..<2_000 {
              try await requests.send(EchoRequest(id: "\(number)", payload: [UInt8](repeating: 3, count: 500)))
            }
            requests.finish()
          }
          var ids: [String] = []
          for try await message in messages { ids.append(message.id) }
          try await group.waitForAll()
          return ids
        }
      }
      #expect(echoed == (0..<2_000).map { "\($0)" })
    }
  }

  @Test("turn by turn, each message is answered before the next is sent")
  func pingPong() async throws {
    try await withEcho { client, _ in
      try await client.converse(options: Self.patient) { requests, messages in
        for number in 0..<200 {
          try await requests.send(EchoRequest(id: "\(number)"))
          let answer = try await messages.next()
          #expect(answer?.id == "\(number)")
        }
        requests.finish()
        let end = try await messages.next()
        #expect(end == nil)
      }
    }
  }

  @Test("a handler's error in a conversation ends both directions")
  func conversationFails() async throws {
    try await withEcho { client, _ in
      let error = await #expect(throws: RPCError.self) {
        try await client.converse(options: Self.patient) { requests, messages in
          try await requests.send(EchoRequest(id: "fail"))
          while try await messages.next() != nil {}
        }
      }
      #expect(error?.code == .aborted && error?.reason == "asked_to")
    }
  }

  @Test("leaving a stream early cancels its handler, and the connection goes on")
  func leaveEarly() async throws {
    try await withEcho { client, echo in
      try await client.watch(CountRequest(count: 1, size: 1_000)) { messages in
        for _ in 0..<10 { _ = try #require(try await messages.next()) }
      }
      try await eventually { echo.counts.cancelled == 1 }
      _ = try await client.echo(EchoRequest(), options: Self.patient)
    }
  }

  @Test("cancelling the reading task cancels the handler")
  func cancelReader() async throws {
    try await withEcho { client, echo in
      let task = Task {
        try await client.watch(CountRequest()) { messages in
          while try await messages.next() != nil {}
        }
      }
      try await eventually { echo.counts.sent == 1 }
      task.cancel()
      let error = await #expect(throws: RPCError.self) { try await task.value }
      #expect(error?.code == .cancelled)
      try await eventually { echo.counts.cancelled == 1 }
    }
  }

  @Test("a stream that is late ends as DEADLINE_EXCEEDED on both sides")
  func deadline() async throws {
    try await withEcho { client, echo in
      let error = await #expect(throws: RPCError.self) {
        try await client.watch(CountRequest(), options: CallOptions(timeout: .milliseconds(150))) { messages in
          while try await messages.next() != nil {}
        }
      }
      #expect(error?.code == .deadlineExceeded)
      try await eventually { echo.counts.cancelled == 1 }
    }
  }

  @Test("a slow reader stops its writer, and nobody else")
  func slowReader() async throws {
    try await withEcho { client, echo in
      try await client.watch(CountRequest(count: 1, size: 10_000)) { messages in
        _ = try await messages.next()
        // What the window and one patience hold, and a little for what is on its way.
        let most = (262_144 + 2 * 65_536) / 10_000 + 8
        for number in 0..<200 {
          _ = try await client.echo(EchoRequest(id: "\(number)"), options: Self.patient)
        }
        let sent = echo.counts.sent
        #expect(sent <= most)
        for number in 0..<200 {
          _ = try await client.echo(EchoRequest(id: "\(number)"), options: Self.patient)
        }
        #expect(echo.counts.sent <= most)
        for _ in 0..<100 { _ = try #require(try await messages.next()) }
        #expect(echo.counts.sent > sent)
      }
    }
  }

  @Test("a handler that does not read stops its caller's writer")
  func slowHandler() async throws {
    try await withEcho { client, echo in
      let sent = Counter()
      let task = Task {
        try await client.gather(options: Self.patient) { requests in
          try await requests.send(EchoRequest(id: "hang"))
          while true {
            try await requests.send(EchoRequest(payload: [UInt8](repeating: 1, count: 10_000)))
            sent.add()
          }
        }
      }
      try await eventually { echo.counts.read == 1 && sent.value > 0 }
      for _ in 0..<300 { _ = try await client.echo(EchoRequest(), options: Self.patient) }
      #expect(sent.value <= 3 * 65_536 / 10_000 + 8)
      task.cancel()
      await #expect(throws: RPCError.self) { try await task.value }
    }
  }

  @Test("100 conversations at once on one connection keep their messages apart")
  func many() async throws {
    try await withEcho { client, _ in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for talk in 0..<100 {
          group.addTask {
            try await client.converse(options: Self.patient) { requests, messages in
              var right = 0
              for number in 0..<50 {
                try await requests.send(
                  EchoRequest(id: "\(talk):\(number)", payload: [UInt8](repeating: 1, count: 900)))
                if try await messages.next()?.id == "\(talk):\(number)" { right += 1 }
              }
              return right
            }
          }
        }
        for try await right in group { #expect(right == 50) }
      }
    }
  }

  @Test("a message over the limit is refused by its sender, with method, side, size and limit")
  func tooLarge() async throws {
    try await withEcho { client, _ in
      let error = await #expect(throws: RPCError.self) {
        _ = try await client.gather(options: Self.patient) { requests in
          try await requests.send(EchoRequest(payload: [UInt8](repeating: 1, count: 4 << 20)))
        }
      }
      #expect(error?.reason == "message_too_large")
      #expect(
        error?.message.hasPrefix("The request of switchboard.test.v1.EchoService/Gather has 4194309 bytes") == true)
    }
  }
}
