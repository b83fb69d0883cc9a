/// Where an agent lives.
enum Provider: String, Sendable, Hashable, CaseIterable {
  case retell, vapi, twilio
}
