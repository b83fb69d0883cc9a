/// The settings that tell the server in whose name a transaction runs, forgotten with that transaction.
enum ScopeSettings {
  /// The server's own limit on statements of a log-in role that `ServiceSchema` made.
  static let sessionLimit: Duration = .seconds(10)

  /// Everything that a transaction runs under.
  static func whole(
    _ scope: TransactionScope, isReadOnly: Bool, limit: Duration
  ) throws(PostgresError) -> EncodedStatement {
    // The server's own limit on statements stands behind ours.
    let milliseconds = String(Int64(max(1, limit / .milliseconds(1)).rounded(.up)))
    return try EncodedStatement(
      """
      select set_config('app.org_id', \(organization(scope)), true), set_config('app.actor', \(scope.actor ?? ""), true),
        set_config('app.request_id', \(scope.requestID ?? ""), true),
        set_config('statement_timeout', \(milliseconds), true),
        set_config('transaction_read_only', \(isReadOnly ? "on" : "off"), true)
      """)
  }

  /// What a single read is sent behind.
  ///
  /// Where a session of itself only reads and limits its statements (`sessionReadsOnly`), nothing is left to say but the
  /// scope, and nothing at all in the system's: outside a transaction that set them, the scope's settings are empty.
  static func read(
    _ scope: TransactionScope, limit: Duration, sessionReadsOnly: Bool
  ) throws(PostgresError) -> EncodedStatement? {
    guard sessionReadsOnly, limit >= sessionLimit else { return try whole(scope, isReadOnly: true, limit: limit) }
    guard scope.actor == nil, scope.requestID == nil else {
      return try EncodedStatement(
        """
        select set_config('app.org_id', \(organization(scope)), true), set_config('app.actor', \(scope.actor ?? ""), true),
          set_config('app.request_id', \(scope.requestID ?? ""), true)
        """)
    }
    guard scope.organizationID != nil else { return nil }
    return try EncodedStatement("select set_config('app.org_id', \(organization(scope)), true)")
  }

  private static func organization(_ scope: TransactionScope) -> String { scope.organizationID?.description ?? "" }
}
