/// What is asked of Salesforce: OAuth at the log-in host, everything else at the instance of the connected organization.
public enum SalesforceOperation: String, CaseIterable, Sendable, Hashable {
  case exchangeCode, refreshToken, introspectToken, revokeToken
  case query, queryMore, createRecord, updateRecord, upsertRecord, describeObject, composite

  /// The version of the REST API that is spoken.
  public static let apiVersion = "v66.0"

  var shape: OperationShape {
    let login = OperationShape.Base.fixed("https://login.salesforce.com")
    let instance = OperationShape.Base.given(domains: ["salesforce.com", "salesforce.mil"])
    let data = "/services/data/" + Self.apiVersion
    return switch self {
    case .exchangeCode: Self.token(login, "/services/oauth2/token", .never, lane: .interactive)
    case .refreshToken: Self.token(login, "/services/oauth2/token", .never)
    case .introspectToken: Self.token(login, "/services/oauth2/introspect", .harmless)
    case .revokeToken: Self.token(login, "/services/oauth2/revoke", .harmless)
    case .query: OperationShape(.get, instance, data + "/query/", .harmless)
    case .queryMore: OperationShape(.get, instance, data + "/query/{}", .harmless)
    case .createRecord: OperationShape(.post, instance, data + "/sobjects/{}", .never)
    case .updateRecord: OperationShape(.patch, instance, data + "/sobjects/{}/{}", .harmless)
    case .upsertRecord: OperationShape(.patch, instance, data + "/sobjects/{}/{}/{}", .harmless)
    case .describeObject:
      OperationShape(.get, instance, data + "/sobjects/{}/describe", .harmless, responseLimit: 8 << 20)
    case .composite: OperationShape(.post, instance, data + "/composite", .never)
    }
  }

  private static func token(
    _ base: OperationShape.Base, _ path: String, _ repeating: OperationShape.Repeating,
    lane: OperationShape.Lane = .background
  ) -> OperationShape {
    OperationShape(.post, base, path, repeating, lane: lane, responseLimit: 64 << 10)
  }
}
