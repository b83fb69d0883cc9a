/// What is asked of Twilio. The first parameter of each path is the account's SID.
public enum TwilioOperation: String, CaseIterable, Sendable, Hashable {
  case getAccount
  case sendMessage, getMessage, listMessages
  case createCall, getCall, listCalls, updateCall
  case getRecording, listRecordings

  var shape: OperationShape {
    let base = OperationShape.Base.fixed("https://api.twilio.com")
    let account = "/2010-04-01/Accounts/{}"
    return switch self {
    case .getAccount: OperationShape(.get, base, account + ".json", .harmless, lane: .interactive)
    case .sendMessage: OperationShape(.post, base, account + "/Messages.json", .never)
    case .getMessage: OperationShape(.get, base, account + "/Messages/{}.json", .harmless)
    case .listMessages: OperationShape(.get, base, account + "/Messages.json", .harmless, responseLimit: 16 << 20)
    case .createCall: OperationShape(.post, base, account + "/Calls.json", .never, lane: .interactive)
    case .getCall: OperationShape(.get, base, account + "/Calls/{}.json", .harmless)
    case .listCalls: OperationShape(.get, base, account + "/Calls.json", .harmless, responseLimit: 16 << 20)
    case .updateCall: OperationShape(.post, base, account + "/Calls/{}.json", .harmless)
    case .getRecording: OperationShape(.get, base, account + "/Recordings/{}.json", .harmless)
    case .listRecordings: OperationShape(.get, base, account + "/Calls/{}/Recordings.json", .harmless)
    }
  }
}
