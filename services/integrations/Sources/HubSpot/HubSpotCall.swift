internal import Foundation

/// A call as HubSpot keeps it. Source: HubSpot's documentation, "Calls".
enum HubSpotCall {
  /// The property of ours that makes a call findable and single: it has unique values.
  static let keyProperty = "switchboard_call_id"
  /// Bytes of a body that HubSpot takes; notes are far shorter.
  static let bodyLimit = 65_000

  /// Everything that is said of a call. Times and durations are milliseconds.
  static func properties(of call: SyncedCall) -> [String: JSONBody] {
    var properties: [String: JSONBody] = [
      "hs_timestamp": .text("\(Int64(call.startedAt.timeIntervalSince1970 * 1_000))"),
      "hs_call_title": .text(call.title), "hs_call_body": .text(html(call.notes)),
      "hs_call_direction": call.isOutbound ? "OUTBOUND" : "INBOUND",
      "hs_call_status": call.wasConnected ? "COMPLETED" : "NO_ANSWER",
      "hs_call_from_number": .text(call.fromNumber.reveal()), "hs_call_to_number": .text(call.toNumber.reveal()),
    ]
    if let duration = call.durationMilliseconds { properties["hs_call_duration"] = .text("\(duration)") }
    let recording = call.recordingURL.reveal()
    if !recording.isEmpty { properties["hs_call_recording_url"] = .text(recording) }
    return properties
  }

  /// Definition of the key property.
  static let keyDefinition: JSONBody = [
    "name": .text(keyProperty), "label": "Switchboard call", "type": "string", "fieldType": "text",
    "groupName": "call_information", "hasUniqueValue": .boolean(true),
  ]

  /// The body is shown as HTML.
  static func html(_ text: String) -> String { HTMLText.escaped(text, limit: bodyLimit) }
}
