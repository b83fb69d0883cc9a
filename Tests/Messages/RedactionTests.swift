import Messages
import TestAPI
import Testing
import WebhooksAPI

@Suite("redaction")
struct RedactionTests {
  static let canary = "canary-5550100"

  static let message = KitchenSink(
    aString: "public", secrets: [Sensitive(canary), Sensitive(canary)], choice: .secretChoice(Sensitive(canary)),
    secret: Sensitive(canary), secretBytes: Sensitive(Array(canary.utf8)), maybeSecret: Sensitive(canary),
    secretNumber: Sensitive(5_550_100), secretMood: Sensitive(.worst))

  @Test("a sensitive value appears in no text of its message")
  func texts() throws {
    let message = Self.message
    var dumped = ""
    dump(message, to: &dumped)
    let texts = [
      message.description, "\(message)", "\([message])", "\(Optional(message) as Any)", String(reflecting: message),
      String(describing: ["key": message]), dumped, try message.json(redacted: true), "\(message.choice as Any)",
      String(reflecting: message.choice),
    ]
    for text in texts {
      #expect(!text.contains("5550100"), "\(text)")
      #expect(!text.contains("99, 97, 110"), "\(text)")
      #expect(!text.contains("Y2FuYXJ5"), "\(text)")
      #expect(text.contains("‹redacted›"), "\(text)")
    }
    #expect(
      texts[0] == """
        {"aString":"public","secrets":"‹redacted›","secretChoice":"‹redacted›","secret":"‹redacted›",\
        "secretBytes":"‹redacted›","maybeSecret":"‹redacted›","secretNumber":"‹redacted›","secretMood":"‹redacted›"}
        """)
  }

  @Test("a sensitive value itself prints as redacted everywhere, and reveals itself when asked")
  func value() {
    let value: Sensitive<String> = "canary"
    var dumped = ""
    dump(value, to: &dumped)
    for text in ["\(value)", String(reflecting: value), "\([value])", "\(Optional(value) as Any)", dumped] {
      #expect(text.contains("‹redacted›") && !text.contains("canary"), "\(text)")
    }
    #expect(Mirror(reflecting: value).children.isEmpty)
    #expect(value.reveal() == "canary")
    #expect(([1, 2] as Sensitive<[UInt8]>).reveal() == [1, 2])
  }

  @Test("plain JSON shows it, and it comes back")
  func plain() throws {
    #expect(try Self.message.json().contains(Self.canary))
    #expect(try KitchenSink(json: Self.message.json()) == Self.message)
  }

  @Test(
    "an error never quotes the input",
    arguments: [
      #"{"secret": canary}"#, #"{"secret": ["canary"]}"#, #"{"secretNumber": "canary"}"#, #"{"secretMood": "canary"}"#,
      #"{"secretBytes": "canary!"}"#, #"{"secret": "canary\q"}"#, #"{"secret": "canary"#, #"{"at": "canary"}"#,
    ])
  func errors(json: String) throws {
    let error = try #require(throws: MessageError.self) { try KitchenSink(json: json) }
    #expect(!"\(error) \(String(reflecting: error))".contains("canary"))
  }

  @Test("a delivery's description shows neither token, address, headers nor body")
  func delivery() {
    let request = IngestRequest(
      provider: "retell", sourceToken: "canary", url: "https://host/canary",
      headers: [Header(name: "x-signature", value: "canary")], body: Sensitive(Array("canary".utf8)))
    #expect(
      request.description == """
        {"provider":"retell","sourceToken":"‹redacted›","url":"‹redacted›",\
        "headers":[{"name":"x-signature","value":"‹redacted›"}],"body":"‹redacted›"}
        """)
  }
}
