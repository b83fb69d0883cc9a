/// Why migrations were refused or failed. Nothing of the file that failed remains; the files before it are applied.
public enum MigrationError: Error, Sendable, Hashable {
  /// A service or component name is not lower-case letters, digits and `_`.
  case invalidName(String)
  /// The numbers of a component do not run 1, 2, 3, ….
  case numberGap(component: String, number: Int)
  /// A file that was applied has another content now.
  case edited(component: String, number: Int, name: String)
  /// A file that was applied is not in the program any more: the program is older than the schema.
  case missingFile(component: String, number: Int, name: String)
  /// A file begins or ends transactions of its own.
  case controlsTransaction(component: String, name: String)
  /// A file would hold up or break the programs that run meanwhile; nothing was run. `line` is 1-based.
  case unsafe(component: String, name: String, line: Int, rule: MigrationRule)
  /// A file's index has the name of one that is there already on another table.
  case indexTaken(component: String, name: String, index: String)
  /// A log-in role may bypass row security, or is a superuser.
  case unsafeRole(String)
  /// The server refused a file. `diagnosis` has its words where the error is about names and syntax; `line` is 1-based.
  case failed(component: String, name: String, line: Int?, diagnosis: String?, error: PostgresError)
}

extension MigrationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidName(let name): "“\(name)” is no name for a service or component."
    case .numberGap(let component, let number): "Component \(component) has no file number \(number)."
    case .edited(let component, let number, let name):
      "File \(number) (\(name)) of component \(component) was edited after it was applied."
    case .missingFile(let component, let number, let name):
      "File \(number) (\(name)) of component \(component) was applied, and this program does not have it."
    case .controlsTransaction(let component, let name):
      "File \(name) of component \(component) begins or ends a transaction itself."
    case .unsafe(let component, let name, let line, let rule):
      "File \(name) of component \(component) is not safe at line \(line) (\(rule.rawValue)). \(rule.advice)"
    case .indexTaken(let component, let name, let index):
      "File \(name) of component \(component) makes the index \(index), and another table has one of that name."
    case .unsafeRole(let role): "Role \(role) is a superuser or may bypass row security."
    case .failed(let component, let name, let line, let diagnosis, let error):
      "File \(name) of component \(component) failed\(line.map { " at line \($0)" } ?? ""): \(error)"
        + (diagnosis.map { " \($0)" } ?? "")
    }
  }
}
