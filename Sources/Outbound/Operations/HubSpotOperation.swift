/// What is asked of HubSpot: its OAuth of version 2026-03 and its CRM.
public enum HubSpotOperation: String, CaseIterable, Sendable, Hashable {
  case exchangeCode, refreshToken, introspectToken, revokeToken, getAccount
  case searchContacts, readContacts, createContact, updateContact, upsertContacts
  case createCall, upsertCalls, updateCall, searchCalls
  case createNote, createTask, associate
  case getProperty, createProperty

  var shape: OperationShape {
    let base = OperationShape.Base.fixed("https://api.hubapi.com")
    let oauth = "/oauth/2026-03"
    let objects = "/crm/v3/objects"
    return switch self {
    case .exchangeCode: Self.token(base, oauth + "/token", .never, lane: .interactive)
    case .refreshToken: Self.token(base, oauth + "/token", .never)
    case .introspectToken: Self.token(base, oauth + "/token/introspect", .harmless, lane: .interactive)
    case .revokeToken: Self.token(base, oauth + "/token/revoke", .harmless)
    case .getAccount: OperationShape(.get, base, "/account-info/v3/details", .harmless, lane: .interactive)
    case .searchContacts: OperationShape(.post, base, objects + "/contacts/search", .harmless)
    case .readContacts: OperationShape(.post, base, objects + "/contacts/batch/read", .harmless)
    case .createContact: OperationShape(.post, base, objects + "/contacts", .never)
    case .updateContact: OperationShape(.patch, base, objects + "/contacts/{}", .harmless)
    case .upsertContacts: OperationShape(.post, base, objects + "/contacts/batch/upsert", .harmless)
    case .createCall: OperationShape(.post, base, objects + "/calls", .never)
    case .upsertCalls: OperationShape(.post, base, objects + "/calls/batch/upsert", .harmless)
    case .updateCall: OperationShape(.patch, base, objects + "/calls/{}", .harmless)
    case .searchCalls: OperationShape(.post, base, objects + "/calls/search", .harmless)
    case .createNote: OperationShape(.post, base, objects + "/notes", .never)
    case .createTask: OperationShape(.post, base, objects + "/tasks", .never)
    case .associate:
      OperationShape(.put, base, "/crm/v4/objects/{}/{}/associations/default/{}/{}", .harmless)
    case .getProperty: OperationShape(.get, base, "/crm/v3/properties/{}/{}", .harmless)
    case .createProperty: OperationShape(.post, base, "/crm/v3/properties/{}", .never)
    }
  }

  private static func token(
    _ base: OperationShape.Base, _ path: String, _ repeating: OperationShape.Repeating,
    lane: OperationShape.Lane = .background
  ) -> OperationShape {
    OperationShape(.post, base, path, repeating, lane: lane, responseLimit: 64 << 10)
  }
}
