internal import AuthAPI
internal import Messages

extension APIKeyRow {
  /// Without the secret's hash.
  var message: ApiKey {
    ApiKey(
      id: "\(id)", name: name, scopes: scopes, createdAt: Timestamp(createdAt),
      expiresAt: expiresAt.map(Timestamp.init),
      revokedAt: revokedAt.map(Timestamp.init), lastUsedAt: lastUsedAt.map(Timestamp.init), addresses: addresses)
  }
}

extension NewAPIKey {
  /// A key like `old`, which lives on its own.
  init(_ old: APIKeyRow) {
    name = old.name
    scopes = old.scopes.compactMap(Permission.init)
    expiresAt = old.expiresAt
    addresses = old.addresses
  }
}
