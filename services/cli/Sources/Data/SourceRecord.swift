public import Foundation

/// What `source create` keeps of a source, so that `trigger` can send to it and sign as its provider would.
public struct SourceRecord: Codable, Sendable, Hashable {
  public var sourceID: String
  public var organizationID: String
  public var provider: String
  /// The webhook's whole URL.
  public var url: String
  /// Last part of the URL.
  public var token: String
  /// What the provider signs with.
  public var secret: String
  public var createdAt: Date

  public init(
    sourceID: String, organizationID: String, provider: String, url: String, token: String, secret: String,
    createdAt: Date
  ) {
    self.sourceID = sourceID
    self.organizationID = organizationID
    self.provider = provider
    self.url = url
    self.token = token
    self.secret = secret
    self.createdAt = createdAt
  }
}

/// The sources that were made from this data folder.
public struct SourceBook: Sendable {
  let folder: DataFolder

  public init(_ folder: DataFolder) {
    self.folder = folder
  }

  public func keep(_ source: SourceRecord) throws {
    let content = try JSONEncoder().encode(source)
    try PrivateFile.write(
      String(decoding: content, as: UTF8.self) + "\n", to: folder.sources + "/\(source.sourceID).json")
  }

  /// The source with that token; without a token the newest of the provider. Nil where there is none.
  public func find(provider: String, token: String?) throws -> SourceRecord? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.sources)) ?? []
    let sources = try names.filter { $0.hasSuffix(".json") }.compactMap { name -> SourceRecord? in
      guard let content = try PrivateFile.read(folder.sources + "/" + name) else { return nil }
      return try JSONDecoder().decode(SourceRecord.self, from: Data(content.utf8))
    }
    return sources.filter { $0.provider == provider && (token == nil || $0.token == token) }
      .max { $0.createdAt < $1.createdAt }
  }
}
