public import Postgres

/// The rules of tenancy, read from the server's catalog: every table is declared, tenants' tables are closed by the one
/// policy, keys start with the organization, roles have least rights.
///
/// Row security is only as good as its weakest table, so this is proof for all of them and not convention.
public enum CatalogRules {
  /// One sentence for each place where `schema` breaks a rule, in order; empty where all is well.
  ///
  /// `admin` must be a superuser. The schema's log-in role is the one of the same name.
  public static func violations(in admin: Database, schema: String) async throws -> [String] {
    try await admin.withTransaction(.system, isReadOnly: true) { transaction in
      // Declarations are read without naming the schema, which a statement cannot take as a parameter.
      try await transaction.execute("select set_config('search_path', quote_ident(\(schema)), true)")
      guard try await transaction.first("select where to_regclass('table_kinds') is not null") != nil else {
        return ["schema \(schema) declares no tables"]
      }
      var violations: [String] = []
      for rule in rules(schema: schema) {
        violations += try await transaction.rows(rule).map { try $0.get("violation", as: String.self) }
      }
      return violations.sorted()
    }
  }

  /// Each returns its violations in a column of that name.
  private static func rules(schema: String) -> [Statement] {
    tableRules(schema) + policyRules(schema) + keyRules(schema) + roleRules(schema) + functionRules(schema)
  }

  // MARK: Tables

  /// Ordinary tables, partitioned ones and partitions, with what they are declared as.
  private static func tables(_ schema: String) -> Statement {
    """
    with tables as (
      select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl, k.kind
      from pg_class c left join table_kinds k on k.table_name = c.relname
      where c.relnamespace = to_regnamespace(quote_ident(\(schema))) and c.relkind in ('r', 'p', 'f')
    )
    """
  }

  private static func tableRules(_ schema: String) -> [Statement] {
    [
      """
      \(statement: tables(schema))
      select format('table %s is not declared', name) as violation from tables where kind is null
      """,
      """
      \(statement: tables(schema))
      select format('tenant table %s has no column org_id uuid not null', name) as violation from tables
      where kind = 'tenant' and not exists (
        select from pg_attribute
        where attrelid = tables.oid and attname = 'org_id' and atttypid = 'uuid'::regtype and attnotnull)
      """,
      """
      \(statement: tables(schema))
      select format('tenant table %s does not force row security', name) as violation from tables
      where kind = 'tenant' and not (relrowsecurity and relforcerowsecurity)
      """,
      """
      \(statement: tables(schema))
      select format('partition %s has grants of its own', name) as violation from tables
      where relispartition and exists (
        select from aclexplode(relacl) as acl join pg_class c on c.oid = tables.oid where acl.grantee <> c.relowner)
      """,
      // Views run with their owner's rights unless they say otherwise, and the owner is not the tenant's session.
      """
      select format('view %s does not run with its user''s rights', c.relname) as violation from pg_class c
      where c.relnamespace = to_regnamespace(quote_ident(\(schema)))
        and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false))
      """,
    ]
  }

  // MARK: Policies

  /// The one condition, as the server prints it.
  private static let condition =
    "(org_id = ( SELECT (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid AS \"nullif\"))"

  private static func policyRules(_ schema: String) -> [Statement] {
    [
      """
      \(statement: tables(schema))
      select format('tenant table %s has %s policies instead of the one', name, count(p.oid)) as violation
      from tables left join pg_policy p on p.polrelid = tables.oid
      where kind = 'tenant' group by name having count(p.oid) <> 1
      """,
      """
      \(statement: tables(schema))
      select format('policy %s of table %s is not the one', p.polname, name) as violation
      from tables join pg_policy p on p.polrelid = tables.oid
      where kind = 'tenant' and (
        not p.polpermissive or p.polcmd <> '*' or p.polroles <> '{0}'
        or pg_get_expr(p.polqual, p.polrelid) is distinct from \(condition)
        or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from \(condition))
      """,
      """
      \(statement: tables(schema))
      select distinct format('policy %s of table %s mentions table %s', p.polname, name, d.refobjid::regclass) as violation
      from tables join pg_policy p on p.polrelid = tables.oid
        join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
      where d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid
      """,
      """
      \(statement: tables(schema))
      select format('system table %s has policy %s', name, p.polname) as violation
      from tables join pg_policy p on p.polrelid = tables.oid where kind = 'system'
      """,
    ]
  }

  // MARK: Keys

  private static func keyRules(_ schema: String) -> [Statement] {
    [
      // Unique, primary and exclusion keys are all indexes.
      """
      \(statement: tables(schema))
      select format('key %s of tenant table %s does not start with org_id', i.indexrelid::regclass, name) as violation
      from tables join pg_index i on i.indrelid = tables.oid
      where kind = 'tenant' and (i.indisunique or i.indisexclusion) and not exists (
        select from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0] and attname = 'org_id')
      """,
      """
      \(statement: tables(schema))
      select format('foreign key %s of tenant table %s does not lead from org_id to org_id', f.conname, name) as violation
      from tables join pg_constraint f on f.conrelid = tables.oid
      where kind = 'tenant' and f.contype = 'f' and not (
        exists (select from pg_attribute where attrelid = f.conrelid and attnum = f.conkey[1] and attname = 'org_id')
        and exists (select from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[1] and attname = 'org_id'))
      """,
      """
      \(statement: tables(schema))
      select format('key %s of tenant table %s has the nullable column %s', i.indexrelid::regclass, name, a.attname) as violation
      from tables join pg_index i on i.indrelid = tables.oid
        join lateral unnest((i.indkey::smallint[])[0:i.indnkeyatts - 1]) as key (number) on true
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
      where kind = 'tenant' and (i.indisunique or i.indisexclusion) and not a.attnotnull
      """,
    ]
  }

  // MARK: Roles and functions

  private static func roleRules(_ schema: String) -> [Statement] {
    [
      """
      select format('role %s is a superuser', rolname) as violation from pg_roles
      where rolname in (\(schema), \(schema) || '_owner') and rolsuper
      """,
      """
      select format('role %s may bypass row security', rolname) as violation from pg_roles
      where rolname in (\(schema), \(schema) || '_owner') and rolbypassrls
      """,
      """
      select format('role %s belongs to role %s', member.rolname, owner.rolname) as violation
      from pg_auth_members m join pg_roles member on member.oid = m.member join pg_roles owner on owner.oid = m.roleid
      where member.rolname = \(schema)
      """,
      // pg_shdepend has the owners of everything in this database, and of databases themselves.
      """
      select format('role %s owns %s', r.rolname, pg_describe_object(d.classid, d.objid, d.objsubid)) as violation
      from pg_shdepend d join pg_roles r on r.oid = d.refobjid
      where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and r.rolname = \(schema)
        and d.dbid in (0, (select oid from pg_database where datname = current_database()))
      """,
      """
      select format('PUBLIC may %s on table %s', lower(acl.privilege_type), c.relname) as violation
      from pg_class c cross join lateral aclexplode(c.relacl) as acl
      where c.relnamespace = to_regnamespace(quote_ident(\(schema))) and acl.grantee = 0
      """,
      """
      select format('PUBLIC may %s on column %s of table %s', lower(acl.privilege_type), a.attname, c.relname) as violation
      from pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) as acl
      where c.relnamespace = to_regnamespace(quote_ident(\(schema))) and acl.grantee = 0
      """,
      """
      select format('PUBLIC may %s on schema %s', lower(acl.privilege_type), n.nspname) as violation
      from pg_namespace n cross join lateral aclexplode(n.nspacl) as acl
      where n.nspname in (\(schema), 'public') and acl.grantee = 0
      """,
      """
      select format('PUBLIC may %s on the database', lower(acl.privilege_type)) as violation
      from pg_database d
        cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as acl
      where d.datname = current_database() and acl.grantee = 0
      """,
    ]
  }

  private static func functionRules(_ schema: String) -> [Statement] {
    [
      """
      select format('function %s runs as its owner without a search path of its own', p.proname) as violation
      from pg_proc p
      where p.pronamespace = to_regnamespace(quote_ident(\(schema))) and p.prosecdef and not exists (
        select from unnest(p.proconfig) as setting
        where setting = format('search_path=pg_catalog, %s, pg_temp', quote_ident(\(schema))))
      """,
      // The constructors of a range type belong to the server, whoever makes the type: nobody else can revoke them. Only the
      // server has functions in the language internal.
      """
      select format('PUBLIC may execute function %s', p.proname) as violation
      from pg_proc p
        cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as acl
      where p.pronamespace = to_regnamespace(quote_ident(\(schema))) and acl.grantee = 0
        and p.prolang <> (select oid from pg_language where lanname = 'internal')
      """,
    ]
  }
}
