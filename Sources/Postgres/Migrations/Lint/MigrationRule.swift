/// What a migration of a live system must not do: each would hold up or break the programs that run meanwhile.
///
/// Tables that nobody uses yet are free of these rules. Source for what takes which lock: PostgreSQL manual, 13.3, and the
/// notes of ALTER TABLE and CREATE INDEX.
public enum MigrationRule: String, Sendable, Hashable, CaseIterable {
  /// An index is built while nobody may write.
  case indexWithoutConcurrently = "index-without-concurrently"
  /// An index is dropped while nobody may read.
  case dropIndexWithoutConcurrently = "drop-index-without-concurrently"
  /// `concurrently` works only outside transactions.
  case concurrentlyInTransaction = "concurrently-in-transaction"
  /// A file outside a transaction must be one `create index concurrently` or `drop index concurrently`, to be repeatable.
  case moreThanOneOutside = "more-than-one-outside"
  /// Every row is written anew while nobody may read.
  case volatileDefault = "volatile-default"
  /// Fails wherever there is a row.
  case columnNotNull = "column-not-null-without-default"
  /// Every row is read while nobody may read, unless a validated check proves it.
  case setNotNull = "set-not-null-without-validated-check"
  /// Every row is read while nobody may write.
  case constraintWithoutNotValid = "constraint-without-not-valid"
  /// The lock of the addition is held while every row is read.
  case validatedTogether = "validated-with-its-addition"
  /// The key's index is built while nobody may read.
  case keyWithoutIndex = "key-without-index"
  /// Cannot be added without reading every row under the strongest lock.
  case exclusionConstraint = "exclusion-constraint"
  /// Every row is written anew, and running programs expect the old type.
  case columnType = "column-type"
  /// Running programs may use it: a file named `contract_…` says that none does.
  case dropOutsideContract = "drop-outside-contract"
  /// Running programs know the old name.
  case rename = "rename"
  /// Nobody may read, and what was written is gone.
  case truncate = "truncate"
  /// Held to the end of the file.
  case lockTable = "lock-table"
  /// Rows stay locked to the end of the file, and vacuum waits: changes of rows go in batches.
  case unboundedWrite = "write-without-batches"
  /// The table is written anew, or refreshed, while nobody may read.
  case rewrite = "rewrite"
  /// Nobody may use the parent meanwhile.
  case detachWithoutConcurrently = "detach-without-concurrently"
  /// Values of a type are programs' knowledge.
  case typeChange = "type-change"
  /// The migrator limits how long a file waits for its locks; a file that sets its own limit would have none.
  case timeoutChanged = "timeout-changed"
  /// A `do` block changes tables in ways that cannot be seen from outside.
  case hiddenStatements = "hidden-statements"
  /// Locks of several tables in one transaction meet those of programs in another order.
  case severalTables = "several-tables"

  /// One sentence: what to do instead.
  public var advice: String {
    switch self {
    case .indexWithoutConcurrently: "Build it with “create index concurrently” in a file outside a transaction."
    case .dropIndexWithoutConcurrently: "Drop it with “drop index concurrently” in a file outside a transaction."
    case .concurrentlyInTransaction: "Put the line “-- outside a transaction” at the head of the file."
    case .moreThanOneOutside:
      "Outside a transaction stands one “create index concurrently” or “drop index concurrently”."
    case .volatileDefault: "Add the column without a default, set the default afterwards, and fill rows in batches."
    case .columnNotNull: "Add the column with a constant default, or nullable."
    case .setNotNull: "Add a check “is not null” as not valid, validate it in a later file, then set not null."
    case .constraintWithoutNotValid: "Add it as not valid, and validate it in the next file."
    case .validatedTogether: "Validate it in a file of its own."
    case .keyWithoutIndex: "Build a unique index concurrently, then add the key “using index”."
    case .exclusionConstraint: "Make a new table with it and move the rows in batches."
    case .columnType: "Add a column of the new type, fill it in batches, and drop the old one in a contract file."
    case .dropOutsideContract: "Name the file “contract_…” once no running program uses it."
    case .rename: "Add the new name beside the old, and drop the old in a contract file."
    case .truncate: "Delete in batches, or make a new table."
    case .lockTable: "Leave locks to the statements that need them."
    case .unboundedWrite: "Change rows in batches, by a job or with a limit."
    case .rewrite: "Do it concurrently, or by a new table."
    case .detachWithoutConcurrently: "Detach it concurrently, by a periodic duty."
    case .typeChange: "Make a new type and a new column of it."
    case .timeoutChanged: "Leave the limits to the migrator."
    case .hiddenStatements: "Write the statements out."
    case .severalTables: "Change one table in a file."
    }
  }
}
