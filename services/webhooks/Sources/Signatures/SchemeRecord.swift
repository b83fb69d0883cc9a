internal import Foundation
internal import Sealing

/// A signature scheme as it is stored: a name, and settings as JSON that hold nothing secret.
struct SchemeRecord: Sendable, Hashable {
  var name: String
  var settings: String

  init(name: String, settings: String) {
    self.name = name
    self.settings = settings
  }

  init(_ scheme: SignatureScheme) {
    var settings = Settings()
    switch scheme {
    case .retell: name = "retell"
    case .vapi: name = "vapi"
    case .vapiBearer(let bearer):
      name = "vapi-bearer"
      settings.bearer = bearer
    case .vapiHMAC(let plan):
      name = "vapi-hmac"
      settings.plan = plan
    case .standardWebhooks: name = "standard-webhooks"
    case .twilio: name = "twilio"
    case .twilioSharedKey(let id):
      name = "twilio-shared-key"
      settings.keyID = id
    case .stripe: name = "stripe"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts and Booleans always encode.
    self.settings = (try? encoder.encode(settings)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The scheme; nil where a newer release wrote what this one does not know.
  var scheme: SignatureScheme? {
    guard let settings = try? JSONDecoder().decode(Settings.self, from: Data(settings.utf8)) else { return nil }
    switch name {
    case "retell": return .retell
    case "vapi": return .vapi
    case "vapi-bearer": return settings.bearer.map(SignatureScheme.vapiBearer)
    case "vapi-hmac": return settings.plan.map(SignatureScheme.vapiHMAC)
    case "standard-webhooks": return .standardWebhooks
    case "twilio": return .twilio
    case "twilio-shared-key": return settings.keyID.map { .twilioSharedKey(id: $0) }
    case "stripe": return .stripe
    default: return nil
    }
  }

  private struct Settings: Codable {
    var bearer: VapiBearer?
    var plan: VapiHMACPlan?
    var keyID: String?
  }
}
