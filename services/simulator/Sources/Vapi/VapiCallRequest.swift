/// The body of `POST /simulator/vapi/calls`: one call to play, and where to.
struct VapiCallRequest: Codable, Sendable {
  /// Where the messages go.
  var webhookTarget: String
  var credential: VapiCredential
  var assistantID: String
  var durationMilliseconds: Int64
  var from: String?
  var to: String?
  /// Unix milliseconds; nil: the call ends now.
  var endedAtMilliseconds: Int64?
  var callID: String?
  /// Nil: the life of a call.
  var events: [String]?
}
