import Calls
import Observability
import Postgres
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite struct ErrorMappingTests {
  private struct Convertible: RPCErrorConvertible {
    var rpcError: RPCError { RPCError(.notFound, reason: "call_not_found", message: "No.") }
  }

  private struct Unknown: Error, CustomStringConvertible {
    var description: String { "canary +14155550100" }
  }

  @Test(
    "what the database could not do is UNAVAILABLE with a time to wait",
    arguments: [
      PostgresError.Code.connectionFailed, .connectionLost, .poolExhausted, .deadlineExceeded, .serializationFailure,
      .deadlock, .lockNotAvailable, .outOfResources,
    ])
  func unavailable(code: PostgresError.Code) {
    let outcome = ErrorMapping.outcome(of: PostgresError(code))
    #expect(outcome.error.code == .unavailable)
    #expect(outcome.error.reason == "database_unavailable")
    #expect(outcome.error.retryAfter == .seconds(1))
    #expect(outcome.incident == nil)
  }

  @Test("a NUL in a text is the caller's mistake")
  func nul() {
    let error = ErrorMapping.outcome(of: PostgresError(.invalidText)).error
    #expect(error.code == .invalidArgument)
    #expect(error.reason == "nul_in_text")
    #expect(!error.isRetryable)
  }

  @Test("a schema that is not there yet is UNAVAILABLE schema_behind")
  func schema() {
    #expect(ErrorMapping.outcome(of: PostgresError(.undefinedObject)).error.reason == "schema_behind")
  }

  @Test("errors that know what they mean pass unchanged")
  func convertible() {
    #expect(ErrorMapping.outcome(of: Convertible()).error == Convertible().rpcError)
    let error = RPCError(.aborted, reason: "again", message: "Again.")
    #expect(ErrorMapping.outcome(of: error).error == error)
    #expect(ErrorMapping.outcome(of: CancellationError()).error.code == .cancelled)
  }

  @Test("a constraint that broke is an incident that names it in the log only")
  func constraint() throws {
    let outcome = ErrorMapping.outcome(of: PostgresError(.uniqueViolation, constraint: "accounts_org_id_key"))
    #expect(outcome.error.code == .internal)
    #expect(outcome.error.reason == "internal")
    #expect(!outcome.error.message.contains("accounts"))
    let incident = try #require(outcome.incident)
    #expect(outcome.error.message.contains(incident.id))
    #expect(incident.detail == "accounts_org_id_key")
  }

  @Test("an unknown error becomes INTERNAL, and its text reaches neither the caller nor the log")
  func unknown() throws {
    let records = Mutex<[EventRecord]>([])
    let events = EventSink.discarding { record in records.withLock { $0.append(record) } }
    let method = MethodDescription(name: "t.v1.T/Fail", defaultTimeout: .seconds(1), callers: ["*"])
    let context = CallContext(caller: "edge", requestID: "r-1", deadline: .now + .seconds(1), method: method)
    let error = ErrorInterceptor(events: events).callFailed(Unknown(), context) as? RPCError
    #expect(error?.code == .internal)
    #expect(error?.message.contains("canary") == false)
    let record = try #require(records.withLock { $0.first })
    #expect(record.name == "rpc.call_failed")
    #expect(!"\(record)".contains("canary"))
    #expect(record.fields.contains { $0.0 == "request_id" && $0.1 == .string("r-1") })
  }
}
