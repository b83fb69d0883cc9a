/// Tells what a verified delivery from Twilio is.
enum TwilioDelivery {
  /// Keys are over what is signed; the header that names a retry is not. Source: Twilio's "Call resource", "Recordings" and
  /// "Message resource".
  static func read(_ delivery: SignedDelivery) -> ReadDelivery {
    guard delivery.method == "GET" || delivery.mediaType != "application/json" else {
      // Newer products post JSON; none of it is about a call's record.
      return .event(type: "json", key: DedupeKey.of(["json"], body: delivery.body))
    }
    guard let form = TwilioForm(parameters(of: delivery)), form["AccountSid"] != nil else { return .notAnEvent }
    if let recording = form["RecordingSid"], let status = form["RecordingStatus"] {
      return .event(type: "recording-status", key: DedupeKey.of(["recording", recording, status]))
    }
    if let message = form["MessageSid"] {
      let status = form["MessageStatus"] ?? form["SmsStatus"] ?? ""
      return .event(type: "message-status", key: DedupeKey.of(["message", message, status]))
    }
    guard let call = form["CallSid"], let status = form["CallStatus"] else { return .notAnEvent }
    // A status says where it comes from, or which one of the call's it is. Whatever else names a call wants TwiML.
    guard form["CallbackSource"] != nil || form["SequenceNumber"] != nil else {
      return .question(form["Direction"] == "inbound" ? .inboundCall(agent: nil) : .other)
    }
    return .event(type: "call-status", key: DedupeKey.of(["call", call, status, form["SequenceNumber"] ?? ""]))
  }

  /// The form of a POST, the query of a GET.
  static func parameters(of delivery: SignedDelivery) -> [UInt8] {
    guard delivery.method == "GET" else { return delivery.body }
    guard let mark = delivery.url.firstIndex(of: "?") else { return [] }
    return Array(delivery.url[delivery.url.index(after: mark)...].utf8)
  }
}
