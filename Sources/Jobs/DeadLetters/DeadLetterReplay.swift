public import Foundation
public import Identifiers

/// Which unresolved dead letters are meant: those that fit everything stated.
public struct DeadLetterSelector: Sendable, Hashable {
  /// Nil for those of all organizations, which only an operator may ask for.
  public var organizationID: OrganizationID?
  /// At most ``maximumIDs``.
  public var ids: [UUID]?
  /// Those of one cause.
  public var fingerprint: String?
  public var kind: String?
  /// Those that died by then, so that an order that takes several steps does not meet what died meanwhile.
  public var diedBy: Date?

  public static let maximumIDs = 1000

  public init(
    organizationID: OrganizationID? = nil, ids: [UUID]? = nil, fingerprint: String? = nil, kind: String? = nil,
    diedBy: Date? = nil
  ) {
    self.organizationID = organizationID
    self.ids = ids.map { Array($0.prefix(Self.maximumIDs)) }
    self.fingerprint = fingerprint
    self.kind = kind
    self.diedBy = diedBy
  }
}

/// An order to try dead letters again.
public struct DeadLetterReplay: Sendable, Hashable {
  public var selector: DeadLetterSelector
  /// Why, for those who look later; kept as printable ASCII, 160 characters at most.
  public var reason: String
  /// Letters of one order, 1…1000; those that died first come first. A number outside becomes the nearest within.
  public var limit: Int
  /// Id of the last letter of the step before; nil for the first step. A dry run is read page by page with it, and an order
  /// that was ended halfway goes on where it stopped. A letter that is gone begins at the beginning.
  public var after: UUID?
  /// How many become due each second, 1…10,000, so that a replay does not bury what is behind it a second time.
  public var perSecond: Int
  /// Tells what would be done and does nothing.
  public var isDryRun: Bool

  public init(
    _ selector: DeadLetterSelector, reason: String, limit: Int = 100, perSecond: Int = 10, after: UUID? = nil,
    isDryRun: Bool = false
  ) {
    self.selector = selector
    self.reason = reason
    self.limit = min(max(limit, 1), 1000)
    self.perSecond = min(max(perSecond, 1), 10_000)
    self.after = after
    self.isDryRun = isDryRun
  }
}

/// What a replay did, or would do.
public struct DeadLetterReplayResult: Sendable, Hashable {
  /// Unresolved letters that fit the selector, whatever limit and cursor.
  public let matched: Int
  /// The letters of this order, those that died first first.
  public let letters: [DeadLetter]
  /// When the last of them becomes due.
  public let lasts: Duration
  /// What `after` of the next step must be; nil where this was the last.
  public let next: UUID?
}
