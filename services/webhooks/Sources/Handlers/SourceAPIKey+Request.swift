internal import Messages
internal import ServiceRuntime
internal import WebhooksAPI

extension SourceAPIKey {
  /// What a request says. Throws `InvalidField`. The account becomes part of a path: it is letters and digits alone.
  init(_ request: ApiKey, of provider: Provider) throws {
    guard (8...512).contains(request.key.reveal().utf8.count),
      request.key.reveal().utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { throw InvalidField("api_key.key", rule: "8 to 512 printable ASCII characters.") }
    let isAccount = request.account.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
      default: false
      }
    }
    guard isAccount, request.account.isEmpty == (provider != .twilio), request.account.utf8.count <= 64 else {
      throw InvalidField("api_key.account", rule: "Twilio's account SID; empty for other providers.")
    }
    self.init(key: request.key, account: request.account)
  }
}
