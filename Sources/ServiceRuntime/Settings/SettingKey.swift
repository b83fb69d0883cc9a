/// The three spellings of a setting's name, and matching of names with one variable part.
public enum SettingKey {
  /// What all variables of ours begin with.
  static let variablePrefix = "SWITCHBOARD_"

  /// `edge.public-url` → `SWITCHBOARD_EDGE_PUBLIC_URL`.
  public static func variable(of key: String) -> String {
    variablePrefix + key.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  /// The part of `pattern` before and after its `<…>`; nil where it has none.
  static func split(_ pattern: String) -> (before: String, after: String)? {
    guard let open = pattern.firstIndex(of: "<"), let close = pattern.firstIndex(of: ">"), open < close else {
      return nil
    }
    return (String(pattern[..<open]), String(pattern[pattern.index(after: close)...]))
  }

  /// Whether `key` is `pattern`, or is it with a name in place of its `<…>`.
  static func matches(_ key: String, _ pattern: String) -> Bool {
    guard let (before, after) = split(pattern) else { return key == pattern }
    guard let name = middle(of: key, between: before, and: after) else { return false }
    return isName(name)
  }

  /// The key that `variable` means under `pattern`: `SWITCHBOARD_SERVICES_BILLING_RPC` → `services.billing.rpc`.
  static func key(of variable: String, under pattern: String) -> String? {
    guard let (before, after) = split(pattern) else {
      return self.variable(of: pattern) == variable ? pattern : nil
    }
    let suffix = String(self.variable(of: after).dropFirst(variablePrefix.count))
    guard let name = middle(of: variable, between: self.variable(of: before), and: suffix) else { return nil }
    // Names of services are words without `-` and `_`, so the way back is unambiguous.
    let lowercased = name.lowercased()
    return isName(lowercased) ? before + lowercased + after : nil
  }

  private static func middle(of text: String, between before: String, and after: String) -> String? {
    guard text.count > before.count + after.count, text.hasPrefix(before), text.hasSuffix(after) else { return nil }
    return String(text.dropFirst(before.count).dropLast(after.count))
  }

  /// Lower-case letters and digits, at most 63.
  private static func isName(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }
}
