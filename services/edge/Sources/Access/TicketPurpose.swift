/// What a ticket of auth opens at the edge: places that take no header.
enum TicketPurpose: String, Sendable {
  /// The event stream.
  case events
  /// The start of a flow at a provider.
  case connect

  /// Bytes of the longest ticket that is looked at.
  static let longestTicket = 256

  static let refused = Problem(401, "ticket_refused", "The ticket is unknown, used or older than a minute.")
}
