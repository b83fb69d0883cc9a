public import Foundation

/// A UUID that says what it identifies: mixed-up arguments do not compile.
///
/// Ours are version 7: ordered by the time they were made, which keeps index pages warm. Source: RFC 9562, 5.7.
public struct Identifier<Subject>: Sendable, Hashable, CustomStringConvertible {
  public let uuid: UUID

  public init(_ uuid: UUID) {
    self.uuid = uuid
  }

  /// Nil where `text` is not a UUID in its 36-character form.
  public init?(_ text: String) {
    guard let uuid = UUID(text: text) else { return nil }
    self.uuid = uuid
  }

  /// A new identifier of this millisecond.
  public static func new() -> Self { Self(.version7()) }

  /// Lower case, as Postgres prints it.
  public var description: String { uuid.text }
}

/// What the identifiers identify. None of them has a value.
public enum Subjects {
  public enum Organization {}
  public enum User {}
  public enum Agent {}
  public enum Source {}
  public enum InboxEntry {}
  public enum Call {}
  public enum Job {}
  public enum Account {}
  public enum Transfer {}
  public enum Rate {}
  public enum Connection {}
  public enum Contact {}
  public enum Recharge {}
}

public typealias OrganizationID = Identifier<Subjects.Organization>
public typealias UserID = Identifier<Subjects.User>
public typealias AgentID = Identifier<Subjects.Agent>
public typealias SourceID = Identifier<Subjects.Source>
public typealias InboxID = Identifier<Subjects.InboxEntry>
public typealias CallID = Identifier<Subjects.Call>
public typealias JobID = Identifier<Subjects.Job>
public typealias AccountID = Identifier<Subjects.Account>
public typealias TransferID = Identifier<Subjects.Transfer>
public typealias RateID = Identifier<Subjects.Rate>
public typealias ConnectionID = Identifier<Subjects.Connection>
public typealias ContactID = Identifier<Subjects.Contact>
public typealias RechargeID = Identifier<Subjects.Recharge>

extension OrganizationID {
  /// Owner of what belongs to no tenant: defaults and platform keys.
  public static let system = OrganizationID(UUID(uuidString: "00000000-0000-7000-8000-000000000001")!)
}
