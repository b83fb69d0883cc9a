internal import Wire

/// What a peer's SETTINGS say about it.
enum PeerMeta {
  static let token = "token"

  /// The meta of our own SETTINGS; the server proves nothing and sends no token.
  static func make(service: String, instance: String, build: String, token: String? = nil) -> Wire.Meta {
    var meta = Wire.Meta()
    meta.append("service", service)
    meta.append("instance", instance)
    meta.append("build", build)
    if let token { meta.append(Self.token, token) }
    return meta
  }

  /// Who the meta names. Proves nothing.
  static func identity(_ meta: Wire.Meta) -> PeerIdentity? {
    guard let service = meta.text("service"), !service.isEmpty else { return nil }
    return PeerIdentity(service: service, instance: meta.text("instance") ?? "", build: meta.text("build") ?? "")
  }
}
