import Calls
import Messages
import TestAPI
import Testing

@Suite("generated services")
struct ServiceTests {
  /// Answers with what it was asked.
  private struct Kitchen: KitchenService {
    func cook(_ request: KitchenSink, context: CallContext) async throws -> KitchenSink {
      KitchenSink(aString: request.aString, labels: ["caller": context.caller])
    }

    func taste(_ request: Hollow, context: CallContext) throws -> AwkwardNames {
      AwkwardNames(func: Int32(request.empties.count))
    }
  }

  /// Carries packed messages to handlers in the same process.
  private struct Direct: Caller {
    let handlers: [MethodHandler]

    func call(
      _ method: MethodDescription, _ request: [UInt8], options: CallOptions
    ) async throws(RPCError) -> [UInt8] {
      guard let handler = handlers.first(where: { $0.method == method }) else {
        throw RPCError(.unimplemented, reason: "unknown_method", message: "No such method.")
      }
      let context = CallContext(
        caller: "test", requestID: "1", deadline: .now.advanced(by: method.defaultTimeout), method: method)
      do {
        return try await handler.serve(request, context)
      } catch let error as RPCError {
        throw error
      } catch {
        throw RPCError(.internal, reason: "internal", message: "It failed.")
      }
    }
  }

  @Test("a client reaches the service's functions")
  func call() async throws {
    let client = KitchenClient(Direct(handlers: Kitchen().methodHandlers))
    #expect(
      try await client.cook(KitchenSink(aString: "soup")) == KitchenSink(aString: "soup", labels: ["caller": "test"]))
    #expect(try await client.taste(Hollow(empties: [.init(), .init()])).func == 2)
  }

  @Test("a request with a limit that the service does not know is not served, and may be sent to a newer one")
  func notUnderstood() async throws {
    let cook = try #require(Kitchen().methodHandlers.first { $0.method == KitchenMethods.cook.description })
    let context = CallContext(caller: "one", requestID: "1", deadline: .now + .seconds(1), method: cook.method)
    // Field 20000, a varint.
    let error = await #expect(throws: RPCError.self) { try await cook.serve([0x80, 0xe2, 0x09, 1], context) }
    #expect(error?.code == .unimplemented && error?.reason == "field_not_understood")
    #expect(error?.isNotProcessed == true && error?.isRetryable == true)
    let malformed = await #expect(throws: RPCError.self) { try await cook.serve([0x80], context) }
    #expect(malformed?.reason == "malformed_message" && malformed?.isRetryable == false)
  }

  @Test("the options of the .proto file arrive in the method's description")
  func options() {
    let cook = KitchenMethods.cook.description
    #expect(cook.name == "switchboard.test.v1.KitchenService/Cook")
    #expect(cook.defaultTimeout == .milliseconds(1_000))
    #expect(cook.callers == ["one", "two"])
    #expect(cook.idempotency == .idempotent && cook.execution == .asynchronous && !cook.isSystem)
    let taste = KitchenMethods.taste.description
    #expect(taste.idempotency == .noSideEffects && taste.execution == .inline && taste.isSystem)
    #expect(taste.allows(caller: "anyone"))
    #expect(KitchenMethods.all == [cook, taste])
  }

  @Test("reflection gives a method's messages by name")
  func reflection() throws {
    let method = try #require(KitchenReflection.methods.first { $0.description.name.hasSuffix("/Taste") })
    #expect(method.request.schema.name == "switchboard.test.v1.Hollow")
    #expect(try method.request.schema.packed(json: #"{"empties":[{},{}]}"#) == [0x0a, 0, 0x0a, 0])
    #expect(try method.response.schema.json(of: [0x48, 7]) == #"{"func":7}"#)
  }
}
