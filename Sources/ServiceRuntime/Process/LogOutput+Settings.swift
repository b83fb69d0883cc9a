internal import Observability

extension LogOutput {
  /// Standard error, or the file `SERVICE.jsonl` in the folder that the settings name.
  ///
  /// Throws `SettingsError` when that file cannot be opened.
  static func configured(_ settings: Settings, service: String) throws(SettingsError) -> LogOutput {
    guard let folder = settings.optionalString("log.folder") else { return .standardError }
    do throws(LogFileError) {
      return try .file(
        "\(folder)/\(service).jsonl", maximumBytes: settings.integer("log.file-maximum"),
        keptFiles: settings.integer("log.files-kept"))
    } catch {
      throw SettingsError("log.folder: \(service).jsonl cannot be written: \(error.cause)")
    }
  }
}
