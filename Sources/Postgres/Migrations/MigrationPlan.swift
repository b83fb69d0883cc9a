/// Compares what a program has with what a schema has. No I/O.
enum MigrationPlan {
  /// A row of `schema_migrations`.
  struct Applied: Sendable, Hashable {
    var component: String
    var number: Int
    var name: String
    var checksum: [UInt8]
  }

  /// A file of the program, with its SHA-256.
  struct Known: Sendable, Hashable {
    var component: String
    var file: MigrationFile
    var checksum: [UInt8]
  }

  /// Throws `invalidName` and `numberGap`.
  static func check(_ set: MigrationSet) throws(MigrationError) {
    for component in set.components {
      guard component.name.isPlainName else { throw .invalidName(component.name) }
      for (index, file) in component.files.enumerated() where file.number != index + 1 {
        throw .numberGap(component: component.name, number: index + 1)
      }
    }
  }

  /// What is still to be applied, in order. Throws `edited` and `missingFile`.
  static func pending(_ known: [Known], after applied: [Applied]) throws(MigrationError) -> [Known] {
    let components = Set(known.map(\.component))
    for row in applied where components.contains(row.component) {
      guard let match = known.first(where: { $0.component == row.component && $0.file.number == row.number }) else {
        throw .missingFile(component: row.component, number: row.number, name: row.name)
      }
      guard match.checksum == row.checksum else {
        throw .edited(component: row.component, number: row.number, name: row.name)
      }
    }
    return known.filter { known in
      !applied.contains { $0.component == known.component && $0.number == known.file.number }
    }
  }

  /// Throws `unsafe` for the first pending file that breaks a rule. Tables that the pending files make are in nobody's use.
  static func refuseUnsafe(_ pending: [Known], among known: [Known]) throws(MigrationError) {
    var lint = MigrationLint()
    var hasPending = false
    for one in known {
      let violations = lint.violations(in: one.file, keepsNew: hasPending)
      guard pending.contains(one) else { continue }
      hasPending = true
      if let first = violations.first {
        throw .unsafe(component: one.component, name: one.file.name, line: first.line, rule: first.rule)
      }
    }
  }

  /// Whether everything known is applied as it is. What else is applied does not matter: a newer program was here.
  static func isCurrent(_ known: [Known], after applied: [Applied]) -> Bool {
    known.allSatisfy { known in
      applied.contains {
        $0.component == known.component && $0.number == known.file.number && $0.checksum == known.checksum
      }
    }
  }
}
