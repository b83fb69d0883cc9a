/// What is asked of Google: OAuth, Calendar 3, Sheets 4.
public enum GoogleOperation: String, CaseIterable, Sendable, Hashable {
  case exchangeCode, refreshToken, revokeToken
  case queryFreeBusy, listCalendars, insertEvent, getEvent, updateEvent, deleteEvent
  case appendRows

  var shape: OperationShape {
    let oauth = OperationShape.Base.fixed("https://oauth2.googleapis.com")
    let api = OperationShape.Base.fixed("https://www.googleapis.com")
    let sheets = OperationShape.Base.fixed("https://sheets.googleapis.com")
    let events = "/calendar/v3/calendars/{}/events"
    return switch self {
    case .exchangeCode:
      OperationShape(.post, oauth, "/token", .never, lane: .interactive, responseLimit: 64 << 10)
    case .refreshToken: OperationShape(.post, oauth, "/token", .never, responseLimit: 64 << 10)
    case .revokeToken: OperationShape(.post, oauth, "/revoke", .harmless, responseLimit: 64 << 10)
    case .queryFreeBusy: OperationShape(.post, api, "/calendar/v3/freeBusy", .harmless, lane: .interactive)
    case .listCalendars: OperationShape(.get, api, "/calendar/v3/users/me/calendarList", .harmless)
    // The event's id is chosen here, so a repeat is answered with 409 and changes nothing.
    case .insertEvent: OperationShape(.post, api, events, .harmless)
    case .getEvent: OperationShape(.get, api, events + "/{}", .harmless)
    case .updateEvent: OperationShape(.patch, api, events + "/{}", .harmless)
    case .deleteEvent: OperationShape(.delete, api, events + "/{}", .harmless)
    case .appendRows: OperationShape(.post, sheets, "/v4/spreadsheets/{}/values/{}:append", .never)
    }
  }
}
