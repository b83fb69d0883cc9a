import Calls
import Messages
import RPCAPI
import TestSupport
import Testing

@testable import RPC

@Suite struct BuiltInTests {
  private static let patient = CallOptions(timeout: .seconds(60))

  @Test("Health/Watch tells the state now and at every change, of the process and of a service of its own")
  func watch() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        try await HealthClient(client).watch(CheckRequest(), options: Self.patient) { states in
          var seen = [try await states.next()]
          bench.health.update(missing: [])
          seen.append(try await states.next())
          bench.health.update(missing: ["schema_behind"])
          seen.append(try await states.next())
          #expect(seen.map { $0?.status } == [.notServing, .serving, .notServing])
          #expect(seen.last??.missing == ["schema_behind"])
        }
        bench.health.update(missing: [])
        let name = "switchboard.test.v1.TestService"
        try await HealthClient(client).watch(CheckRequest(service: name), options: Self.patient) { states in
          var seen = [try await states.next()?.status]
          bench.health.update(name, missing: ["warming_up"])
          seen.append(try await states.next()?.status)
          #expect(seen == [.serving, .notServing])
        }
        let whole = try await HealthClient(client).check(CheckRequest(), options: Self.patient)
        #expect(whole.status == .serving, "one service's state is not the process's")
      }
    }
  }

  @Test("a name that nobody knows is SERVICE_UNKNOWN, until it is known")
  func unknown() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        try await HealthClient(client).watch(CheckRequest(service: "late"), options: Self.patient) { states in
          let before = try await states.next()?.status
          bench.health.update(missing: [])
          bench.health.update("late", missing: [])
          let after = try await states.next()?.status
          #expect(before == .serviceUnknown && after == .serving)
        }
      }
    }
  }

  @Test("Reflection tells every method, and its descriptors are enough to read and write their messages")
  func reflection() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let answer = try await ReflectionClient(client).describe(DescribeRequest(), options: Self.patient)
        let watch = try #require(answer.methods.first { $0.name == "switchboard.rpc.v1.Health/Watch" })
        #expect(watch.id == HealthMethods.watch.description.id && watch.streamsResponses && !watch.streamsRequests)
        #expect(answer.methods.contains { $0.name == "switchboard.rpc.v1.Reflection/Describe" })
        let set = try DescriptorSet(packed: answer.fileDescriptorSet)
        let schema = try #require(set[watch.request])
        #expect(schema == CheckRequest.schema)
        #expect(try schema.packed(json: #"{"service":"a"}"#) == CheckRequest(service: "a").serialized())
      }
    }
  }
}
