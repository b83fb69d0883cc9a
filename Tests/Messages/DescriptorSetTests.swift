import Messages
import RPCAPI
import TestAPI
import Testing

@Suite struct DescriptorSetTests {
  @Test("every message comes back from its descriptors as it was")
  func roundTrip() throws {
    let types = messageTypes.map { $0.schema } + [KitchenSink.schema, AwkwardNames.schema, Hollow.schema]
    let set = try DescriptorSet(packed: FileDescriptors.packed(types))
    for schema in types { #expect(set[schema.name] == schema, "\(schema.name)") }
    #expect(set["switchboard.no.v1.Such"] == nil)
  }

  @Test("a message can be read and written by its descriptors alone")
  func use() throws {
    let set = try DescriptorSet(packed: FileDescriptors.packed([CheckResponse.schema]))
    let schema = try #require(set["switchboard.rpc.v1.CheckResponse"])
    let packed = try CheckResponse(status: .notServing, missing: ["x"]).serialized()
    #expect(try schema.json(of: packed) == #"{"status":"SERVING_STATUS_NOT_SERVING","missing":["x"]}"#)
  }

  @Test("what is cut off or names what is not there is refused")
  func broken() throws {
    let whole = FileDescriptors.packed([KitchenSink.schema])
    #expect(throws: MessageError.self) { try DescriptorSet(packed: Array(whole.dropLast())) }
    #expect(throws: MessageError.self) { try DescriptorSet(packed: [UInt8](repeating: 0, count: 5 << 20)) }
    for length in stride(from: 1, to: whole.count, by: 97) {
      // Whatever it is, it is an error or a smaller set, never a crash.
      _ = try? DescriptorSet(packed: Array(whole.prefix(length)))
    }
  }
}
