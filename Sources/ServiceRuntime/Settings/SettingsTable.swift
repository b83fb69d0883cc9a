/// The table of settings that each service's README has.
public enum SettingsTable {
  /// One row a setting, the service's own first; without those of Postgres where `hasDatabase` is false, and without those of
  /// providers where `callsProviders` is.
  public static func markdown(
    of service: String, own: [SettingDescription], hasDatabase: Bool = false, callsProviders: Bool = false
  ) -> String {
    let common = CommonSettings.descriptions(of: service).filter {
      (hasDatabase || !$0.key.hasPrefix("postgres.")) && (callsProviders || !$0.key.hasPrefix("providers."))
    }
    let rows = (own + common).map { setting in
      let cells = [
        "`\(setting.key)`", setting.type.name, setting.unit ?? "–", setting.default.map { "`\($0.text)`" } ?? "–",
        setting.type.range ?? "–", setting.isSecret ? "yes" : "no",
        setting.summary + (setting.isRequired ? " Required." : ""),
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return """
      | key | type | unit | default | range | secret | what it is |
      | --- | --- | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
}

extension SettingType {
  fileprivate var name: String {
    switch self {
    case .string, .choice: "text"
    case .integer: "number"
    case .boolean: "true or false"
    case .list: "list"
    case .url: "URL"
    }
  }

  fileprivate var range: String? {
    switch self {
    case .choice(let choices): choices.joined(separator: ", ")
    case .integer(let range): "\(range.lowerBound)–\(range.upperBound)"
    case .string, .boolean, .list, .url: nil
    }
  }
}
