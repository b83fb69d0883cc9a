import Sealing
import Testing

@Suite struct MasterKeysTests {
  @Test("keys are read from id:base64, and never printed")
  func reading() throws {
    let setting = MasterKeys.generate(id: "k1") + "," + MasterKeys.generate(id: "k2")
    let keys = try MasterKeys(setting)
    #expect("\(keys)" == "‹2 master keys›")
    #expect(!String(reflecting: keys).contains(setting.split(separator: ":")[1].prefix(8)))
  }

  @Test(
    "anything else is refused without repeating it",
    arguments: ["", "k1", "k1:", "k1:AAAA", "K1:\(MasterKeys.generate(id: "x").dropFirst(2))", "a:b:c", ",", "k:!!!!"])
  func refusal(setting: String) {
    let error = #expect(throws: SealingError.self) { try MasterKeys(setting) }
    #expect(error?.code == .badMasterKey)
  }

  @Test("one id twice is refused")
  func twice() {
    let setting = MasterKeys.generate(id: "k1") + "," + MasterKeys.generate(id: "k1")
    #expect(throws: SealingError.self) { try MasterKeys(setting) }
  }
}
