internal import Logging
internal import RPC

extension TLSCredentials {
  /// The certificate that the settings name; nil where they name none. Throws `SettingsError`.
  static func read(settings: Settings, service: String, logger: Logger) throws -> TLSCredentials? {
    let keys = ["certificate", "key", "authorities"].map { "\(service).rpc.tls.\($0)" }
    let files = keys.map { settings.optionalString($0) }
    guard files.contains(where: { $0 != nil }) else { return nil }
    guard let certificate = files[0], let key = files[1], let authorities = files[2] else {
      let missing = zip(keys, files).filter { $0.1 == nil }.map(\.0)
      throw SettingsError("\(missing.joined(separator: ", ")): not set, but others of rpc.tls are")
    }
    do {
      return try TLSCredentials(
        Files(certificate: certificate, key: key, authorities: authorities), logger: logger)
    } catch {
      throw SettingsError("\(service).rpc.tls: \(error)")
    }
  }
}
