internal import AuthAPI
internal import Calls
internal import Logging
internal import RPC

/// Calls services as the caller `operator`, with the certificate and addresses of a data folder, and for organizations by
/// grants that it opens.
struct Operator {
  let folder: DataFolder
  let status: SystemStatus
  private let grants: OperatorGrants

  /// Throws `CLIError` where nothing runs in `folder`.
  init(_ folder: DataFolder) throws {
    self.init(folder, try SystemStatus.read(from: folder))
  }

  init(_ folder: DataFolder, _ status: SystemStatus) {
    self.folder = folder
    self.status = status
    grants = OperatorGrants { request in
      try await Self.withClient(.auth, folder, status) { try await AuthClient($0).openGrant(request) }
    }
  }

  /// Runs `body` with a connection to one service.
  func withCaller<Result: Sendable>(
    _ service: ServiceName, _ body: @Sendable (any Caller) async throws -> Result
  ) async throws -> Result {
    try await Self.withClient(service, folder, status) { try await body(GrantedCaller($0, grants)) }
  }

  private static func withClient<Result: Sendable>(
    _ service: ServiceName, _ folder: DataFolder, _ status: SystemStatus,
    _ body: @Sendable (any Caller) async throws -> Result
  ) async throws -> Result {
    guard let address = status.services[service.rawValue]?.rpc else {
      throw CLIError("\(service.rawValue) does not run in \(folder.path).")
    }
    var configuration = RPCClientConfiguration(
      addresses: [address], service: Certificates.operatorName, token: "", instance: "cli")
    configuration.tls = try Certificates(folder).credentials()
    configuration.serverName = service.rawValue
    return try await RPCClient.withClient(
      configuration, logger: Logger(label: "cli") { _ in SwiftLogNoOpLogHandler() }, body)
  }

  /// Options of a call that acts for `organization`, or for none.
  static func options(organization: String?) -> CallOptions {
    CallOptions(organizationID: organization, actor: "operator")
  }
}
