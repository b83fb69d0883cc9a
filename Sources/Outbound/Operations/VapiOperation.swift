/// What is asked of Vapi.
public enum VapiOperation: String, CaseIterable, Sendable, Hashable {
  case listCalls, getCall, createCall, createWebCall, endCall
  case listAssistants, getAssistant, updateAssistant, listPhoneNumbers

  var shape: OperationShape {
    let base = OperationShape.Base.fixed("https://api.vapi.ai")
    return switch self {
    case .listCalls: OperationShape(.get, base, "/call", .harmless, responseLimit: 64 << 20)
    case .getCall: OperationShape(.get, base, "/call/{}", .harmless, responseLimit: 16 << 20)
    case .createCall: OperationShape(.post, base, "/call", .never, lane: .interactive)
    case .createWebCall: OperationShape(.post, base, "/call/web", .never, lane: .interactive)
    case .endCall: OperationShape(.delete, base, "/call/{}", .harmless)
    case .listAssistants: OperationShape(.get, base, "/assistant", .harmless, responseLimit: 16 << 20)
    case .getAssistant: OperationShape(.get, base, "/assistant/{}", .harmless)
    case .updateAssistant: OperationShape(.patch, base, "/assistant/{}", .harmless)
    case .listPhoneNumbers: OperationShape(.get, base, "/v2/phone-number", .harmless, responseLimit: 4 << 20)
    }
  }
}
