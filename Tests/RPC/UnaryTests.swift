import Calls
import Logging
import RPCAPI
import TestSupport
import Testing

@testable import RPC

@Suite struct UnaryTests {
  @Test("the number of Health/Check is the one in the specification")
  func methodNumber() {
    #expect(HealthMethods.check.description.id == 0xac53_30ec_c5f9_c888)
  }

  @Test(
    "a message comes back as it was sent", arguments: [0, 1, 1_000, 65_530, 65_536, 65_537, 300_000, (4 << 20) - 6])
  func echo(size: Int) async throws {
    let value = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await withServer { bench in
      try await bench.withClient { client in
        let answer = try await client.call(TestService.echo, value: value)
        #expect(answer.value == value)
      }
    }
  }

  @Test("a request over the server's limit is refused before it is sent, with method, side, size and limit")
  func requestTooLarge() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.echo, value: [UInt8](repeating: 1, count: (4 << 20) - 4))
        #expect(error?.code == .resourceExhausted && error?.reason == "message_too_large")
        #expect(
          error?.message
            == "The request of switchboard.test.v1.TestService/Echo has 4194305 bytes; the server accepts at most 4194304."
        )
        #expect(error?.isNotProcessed == true && error?.isNoRetry == true)
        #expect(bench.service.counts.started == 0)
        _ = try await client.call(TestService.echo)
      }
    }
  }

  @Test("an answer over the client's limit is refused before it is sent, with method, side, size and limit")
  func answerTooLarge() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.inflate, "5000000")
        #expect(error?.code == .resourceExhausted && error?.reason == "message_too_large")
        #expect(
          error?.message
            == "The answer of switchboard.test.v1.TestService/Inflate has 5000005 bytes; the client accepts at most 4194304."
        )
        _ = try await client.call(TestService.echo)
      }
    }
  }

  @Test("1000 calls run at once on one connection", arguments: [256, 2_000])
  func manyCalls(maximumCalls: Int) async throws {
    try await withServer {
      $0.maximumCalls = maximumCalls
    } _: { bench in
      try await bench.withClient { client in
        try await withThrowingTaskGroup(of: Bool.self) { group in
          for number in 0..<1_000 {
            group.addTask {
              let answer = try await client.call(
                TestService.echo, "\(number)", value: [UInt8](repeating: 1, count: number))
              return answer.type == "\(number)" && answer.value.count == number
            }
          }
          for try await isRight in group { #expect(isRight) }
        }
      }
      #expect(bench.log.entries.count == 1_000)
    }
  }

  @Test("forty long messages at once all arrive, both ways")
  func manyLong() async throws {
    let value = [UInt8](repeating: 9, count: 2 << 20)
    try await withServer { bench in
      try await bench.withClient { client in
        try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<40 { group.addTask { try await client.call(TestService.echo, value: value).value.count } }
          for try await count in group { #expect(count == value.count) }
        }
      }
    }
  }

  @Test("a handler knows its caller, its organization, its deadline, its trace and the metadata")
  func context() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        var metadata = Metadata()
        metadata.append("note", "hello")
        let answer = try await client.call(
          TestService.describe, Detail(),
          options: CallOptions(
            timeout: .seconds(20), organizationID: "org", actor: "user:1", requestID: "req", metadata: metadata))
        #expect(answer.type == "tester|org|user:1|req|20 s|true|hello|1|true|Describe")
      }
    }
  }

  @Test("a call made by a handler inherits what is left of the deadline, the trace and the request id")
  func inheritance() async throws {
    try await withServer { last in
      try await last.withClient { onward in
        try await withServer(service: TestService(next: onward)) { first in
          try await first.withClient { client in
            let answer = try await client.call(
              TestService.relay, Detail(type: "Describe"),
              options: CallOptions(timeout: .seconds(10), organizationID: "org", requestID: "req"))
            #expect(answer.type == "tester|-|-|req|10 s|true|-|0|true|Describe", "not the 30 s that the handler named")
          }
        }
      }
    }
  }

  @Test(
    "a handler's error reaches the caller",
    arguments: [
      ("too_soon", StatusCode.failedPrecondition, "too_soon"), ("convertible", .notFound, "no_wallet"),
      ("cancellation", .cancelled, "cancelled"), ("private", .internal, "internal"),
    ])
  func errors(kind: String, code: StatusCode, reason: String) async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.fail, kind)
        #expect(error?.code == code && error?.reason == reason)
        #expect(error?.isNotProcessed == false)
        #expect(error?.message.contains("555") == false)
        if kind == "too_soon" {
          #expect(error?.details == [RPCError.Detail(type: "switchboard.common.v1.Money", value: [8, 1])])
          #expect(error?.retryAfter == .milliseconds(1_250) && error?.isNoRetry == true)
        }
        if kind == "private" { #expect(error?.message.contains("incident") == true) }
      }
      #expect(bench.log.entries == [CallLog.Entry(method: "Fail", caller: "tester", code: code)])
    }
  }

  @Test("an unexpected error is logged by its type and incident, never by its text")
  func incidentLog() {
    let lines = LogLines()
    let logger = Logger(label: "test") { _ in lines }
    let error = HandlerError(logger: logger).rpcError(TestService.Private(), stop: nil, method: "a/B")
    #expect(lines.all.count == 1)
    #expect(lines.all[0].contains("TestService.Private") && !lines.all[0].contains("+1 555 0100"))
    let incident = error.message.split(separator: " ").last.map { String($0.dropLast()) } ?? "none"
    #expect(lines.all[0].contains(incident))
  }

  @Test("an unknown method is UNIMPLEMENTED and counted as other")
  func unknownMethod() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.missing)
        #expect(error?.code == .unimplemented && error?.reason == "unknown_method" && error?.isNotProcessed == true)
      }
      #expect(bench.log.entries.map(\.method) == ["other"])
    }
  }

  @Test("a message that does not unpack is INVALID_ARGUMENT, not processed and not to be retried")
  func malformed() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        do throws(RPCError) {
          _ = try await client.call(TestService.echo.description, [0xff, 0xff, 0xff], options: CallOptions())
          Issue.record("it was read")
        } catch {
          #expect(error.code == .invalidArgument && error.reason == "malformed_message")
          #expect(error.isNotProcessed && error.isNoRetry)
        }
      }
    }
  }

  @Test(
    "metadata that cannot travel is refused before it is sent",
    arguments: [
      ("Upper", 1, "malformed_metadata"), ("context", 1, "malformed_metadata"), ("a", 20_000, "malformed_metadata"),
      ("a", 9_000, "metadata_too_large"),
    ])
  func metadata(key: String, size: Int, reason: String) async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let metadata = Metadata([Metadata.Entry(key: key, value: [UInt8](repeating: 1, count: size))])
        do throws(RPCError) {
          _ = try await client.call(TestService.echo, Detail(), options: CallOptions(metadata: metadata))
          Issue.record("it was sent")
        } catch {
          #expect(error.reason == reason && error.isNotProcessed)
        }
      }
    }
  }

  @Test("Health/Check tells what is missing, and knows only its own name")
  func health() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let health = HealthClient(client)
        let patient = CallOptions(timeout: .seconds(20))
        let before = try await health.check(CheckRequest(), options: patient)
        #expect(before == CheckResponse(status: .notServing, missing: ["starting"]))
        bench.health.update(missing: [])
        let after = try await health.check(CheckRequest(service: "test"), options: patient)
        #expect(after == CheckResponse(status: .serving))
        await #expect(throws: RPCError.self) {
          _ = try await health.check(CheckRequest(service: "other"), options: patient)
        }
      }
    }
  }
}
