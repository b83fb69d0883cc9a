/// The services of the house and where each is found by default.
public enum ServiceCatalog {
  /// In the order of their ports. A service that does not exist yet keeps its place.
  public static let names = ["auth", "integrations", "billing", "webhooks", "analysis", "edge"]

  /// Who else has settings or calls services.
  public static let others = ["simulator", "operator"]

  /// First port of the house: the edge's HTTP.
  public static let portBase = 7000

  /// Where `service` takes RPC connections; 0, any free one, for those that are not of the house.
  public static func rpcPort(of service: String, base: Int = portBase) -> Int {
    port(of: service, base: base, offset: 11)
  }

  /// Where `service` has its admin pages; 0, any free one, for those that are not of the house.
  public static func adminPort(of service: String, base: Int = portBase) -> Int {
    port(of: service, base: base, offset: 31)
  }

  private static func port(of service: String, base: Int, offset: Int) -> Int {
    guard let place = names.firstIndex(of: service) else { return 0 }
    return base + offset + place
  }
}
