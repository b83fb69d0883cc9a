/// What the operator allows, in micro-dollars.
struct BudgetLimits: Sendable, Hashable {
  /// Most that a tenant may set for a month.
  var ceiling: Int64
  /// A month of a tenant that set nothing.
  var usual: Int64
  /// A day of all tenants together.
  var houseDaily: Int64

  /// What holds for a tenant that set `tenant`, or nothing.
  func monthly(tenant: Int64?) -> Int64 { min(ceiling, tenant ?? usual) }
}
