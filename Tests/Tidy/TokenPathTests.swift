import Foundation
import Testing

/// A connection's token reaches its user on one path, which refreshes it first where it must.
@Suite struct TokenPathTests {
  private static let service = "services/integrations/Sources/"

  @Test("tokens of connections are read and opened beside their one store by the vault's folder alone")
  func sealed() throws {
    let places = try files(with: /sealedAccess|access_ct/)
    #expect(places.contains("Store/ConnectionTokenStore.swift"))
    #expect(places.contains("Tokens/TokenVault.swift"))
    for place in places {
      #expect(place.hasPrefix("Tokens/") || place == "Store/ConnectionTokenStore.swift", "\(place)")
    }
  }

  @Test("only the vault makes a token that can be used, and there is no vault without its refresher")
  func vault() throws {
    #expect(try files(with: /[^A-Za-z]AccessToken\(/) == ["Tokens/TokenVault.swift"])
    let vault = try Repository.text(Self.service + "Tokens/TokenVault.swift")
    let initializers = vault.matches(of: /[ ]init\(([^)]*)\)/).map { String($0.1) }
    #expect(initializers.count == 1)
    #expect(initializers.allSatisfy { $0.contains("refresher: TokenRefresher") && !$0.contains("?") })
  }

  /// Files of the service whose text matches, relative to its sources.
  private func files(with pattern: Regex<Substring>) throws -> [String] {
    try Repository.files(in: ["services/integrations/Sources"], suffixes: [".swift"])
      .filter { try Repository.text($0).contains(pattern) }
      .map { String($0.dropFirst(Self.service.count)) }
  }
}
