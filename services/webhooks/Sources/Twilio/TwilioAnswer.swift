/// TwiML. Source: twilio.com/docs, "TwiML for Programmable Voice".
enum TwilioAnswer {
  /// An incoming call is put through to the source's agent, a SIP address; without one it is rejected, which costs nobody
  /// anything.
  static func answer(_ question: Question, inboundAgent: String?) -> Answer {
    guard case .inboundCall = question, let inboundAgent else { return .xml("<Response><Reject/></Response>") }
    return .xml("<Response><Dial><Sip>\(escaped(inboundAgent))</Sip></Dial></Response>")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
