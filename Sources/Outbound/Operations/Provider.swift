/// The outside parties that Switchboard calls. The name is the one in settings and metrics.
public enum Provider: String, CaseIterable, Sendable, Hashable {
  case retell, vapi, twilio, stripe, hubspot, salesforce, google, anthropic, sentry
}
