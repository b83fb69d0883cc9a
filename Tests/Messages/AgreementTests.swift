import Foundation
import TestAPI
import TestSupport
import Testing

@testable import Messages

/// Needs Debian's protobuf-compiler and python3-protobuf.
@Suite("agreement with Google's Python protobuf")
struct AgreementTests {
  private struct Case: Encodable {
    var type: String
    var random: Data
    var packed: Data
    var json: String
  }

  private struct Answer: Decodable {
    var random: Data?
    var packed: Data?
    var json: String?
    var fromJSON: Data?
    var sameJSON: Bool?
    var error: String?
  }

  @Test("random messages mean the same to both, packed and as JSON, both ways")
  func agree() async throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = RandomMessage(SeededGenerator(seed))
    var cases: [(type: any Message.Type, case: Case)] = []
    for _ in 0..<60 {
      for type in messageTypes + [KitchenSink.self, KitchenSink.self] {
        let bytes = random.packed(type.schema)
        let packed = try repacked(bytes, as: type)
        let json = try json(packed, as: type)
        cases.append((type, Case(type: type.schema.name, random: Data(bytes), packed: Data(packed), json: json)))
      }
    }
    let answers = try await ask(cases.map(\.case))
    #expect(answers.count == cases.count)
    for (index, (answer, (type, sent))) in zip(answers, cases).enumerated() {
      let context: Comment = "seed \(seed), case \(index), \(sent.type)"
      #expect(answer.error == nil, context)
      // What we packed is to Python what the random bytes are; what Python packed is that to us.
      #expect(answer.packed == answer.random, context)
      #expect(try repacked([UInt8](answer.random ?? Data()), as: type) == [UInt8](sent.packed), context)
      // JSON: the same text up to order and spacing, and each reads the other's.
      #expect(answer.sameJSON == true, context)
      #expect(answer.fromJSON == answer.random, context)
      #expect(try fromJSON(answer.json, type) == [UInt8](sent.packed), context)
    }
  }

  @Test("both refuse what is not protobuf or not UTF-8")
  func refuse() async throws {
    let broken: [[UInt8]] = [[0x72, 1, 0xff], [0x72, 5, 0x61], [0x08], [0x72, 3, 0xed, 0xa0, 0x80]]
    let answers = try await ask(
      broken.map { Case(type: KitchenSink.schema.name, random: Data($0), packed: Data(), json: "{}") })
    for (bytes, answer) in zip(broken, answers) {
      #expect(answer.error?.hasPrefix("DecodeError") == true, "\(bytes)")
      #expect(throws: MessageError.self) { try KitchenSink(serialized: bytes) }
    }
  }

  private func fromJSON(_ text: String?, _ type: any Message.Type) throws -> [UInt8] {
    try packed(json: text ?? "", as: type)
  }

  private func ask(_ cases: [Case]) async throws -> [Answer] {
    try await Repository.withFolder { folder in
      let descriptors = folder.appending(path: "all.pb").path
      let compiled = try await run(
        "/usr/bin/protoc",
        ["--proto_path=\(Repository.root.appending(path: "proto").path)", "--include_imports"]
          + ["--descriptor_set_out=\(descriptors)"] + Repository.protos(), in: folder)
      try #require(compiled.status == 0, "\(compiled.errors)")
      let peer = Repository.root.appending(path: "Tests/Python/protobuf_peer.py").path
      let finished = try await run(
        "/usr/bin/python3", [peer, descriptors], input: [UInt8](try JSONEncoder().encode(cases)), in: folder)
      try #require(finished.status == 0, "\(finished.errors)")
      return try JSONDecoder().decode([Answer].self, from: Data(finished.output))
    }
  }
}
