import Foundation
import Testing

@testable import CLI

@Suite struct DataFolderTests {
  @Test("secrets, addresses, logs and sources are closed to others, also below a folder that was there before")
  func permissions() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path + "/data")
      try folder.create()
      try folder.create()
      for closed in [folder.secrets, folder.certificates, folder.run, folder.logs, folder.sources] {
        #expect(try permissions(closed) == 0o700, "\(closed)")
      }
      // The cluster's own user must get through to its folder.
      #expect(try permissions(folder.path) == 0o755)
    }
  }

  @Test("a secret is made once, 0600, and different for every service")
  func secrets() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let secrets = Secrets(folder)
      var all: [String] = [try secrets.postgresAdministratorPassword()]
      for service in ServiceName.built {
        all.append(try secrets.databasePassword(of: service))
        all.append(try secrets.sealingKeys(of: service))
      }
      #expect(Set(all).count == all.count)
      #expect(try secrets.postgresAdministratorPassword() == all.first)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.secrets) {
        #expect(try permissions(folder.secrets + "/" + name) == 0o600, "\(name)")
      }
      let keys = try secrets.sealingKeys(of: .webhooks).split(separator: ":")
      #expect(keys.count == 2)
      #expect(Data(base64Encoded: String(keys[1]))?.count == 32)
    }
  }

  @Test("a new master key comes after those that are there, waits for its turn, and is put aside when it is retired")
  func masterKeys() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let secrets = Secrets(folder)
      let first = try secrets.sealingKeys(of: .auth)
      #expect(try secrets.nextSealingKey(of: .auth, sealing: "k1") == "k2")
      // Interrupted before it sealed: the same one is taken.
      #expect(try secrets.nextSealingKey(of: .auth, sealing: "k1") == "k2")
      let both = try secrets.sealingKeys(of: .auth)
      #expect(both.hasPrefix(first + ",k2:") && both.split(separator: ",").count == 2)
      try secrets.retireSealingKey("k1", of: .auth)
      #expect(try secrets.sealingKeys(of: .auth) == String(both.dropFirst(first.count + 1)))
      #expect(try secrets.hasSealingKeys(both, of: .auth))
      #expect(try !secrets.hasSealingKeys("k1:other", of: .auth))
      // The last one stays, and no id is given twice.
      try secrets.retireSealingKey("k2", of: .auth)
      #expect(try secrets.nextSealingKey(of: .auth, sealing: "k2") == "k3")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.secrets) {
        #expect(try permissions(folder.secrets + "/" + name) == 0o600, "\(name)")
      }
    }
  }

  @Test("what a source is signed with is kept 0600, and the newest of a provider is found")
  func sources() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let book = SourceBook(folder)
      #expect(try book.find(provider: "retell", token: nil) == nil)
      for (index, token) in ["old", "new"].enumerated() {
        try book.keep(
          SourceRecord(
            sourceID: "id-\(token)", organizationID: "o", provider: "retell", url: "http://x/\(token)", token: token,
            secret: "key_\(token)", createdAt: Date(timeIntervalSince1970: Double(index))))
      }
      #expect(try book.find(provider: "retell", token: nil)?.token == "new")
      #expect(try book.find(provider: "retell", token: "old")?.secret == "key_old")
      #expect(try book.find(provider: "vapi", token: nil) == nil)
      #expect(try permissions(folder.sources + "/id-new.json") == 0o600)
    }
  }

  @Test("a folder that a live process claimed is refused, one of a dead process is not")
  func claim() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      #expect(try folder.liveOwner() == nil)
      let claim = try folder.claim()
      #expect(!claim.followsKilledOwner)
      #expect(try folder.liveOwner()?.pid == getpid())
      #expect(throws: CLIError.self) { try folder.claim() }
      claim.release()
      #expect(try folder.liveOwner() == nil)
      // The same id, but started at another moment: somebody else.
      try PrivateFile.write(#"{"pid":\#(getpid()),"startedTicks":1}"#, to: folder.ownerFile)
      #expect(try folder.liveOwner() == nil)
      let next = try folder.claim()
      #expect(next.followsKilledOwner)
      next.release()
    }
  }

  @Test("of many that claim a folder at one moment, one gets it")
  func oneClaim() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      for _ in 0..<20 {
        let claims = await withTaskGroup(of: FolderClaim?.self) { group -> [FolderClaim] in
          for _ in 0..<8 { group.addTask { try? folder.claim() } }
          var claims: [FolderClaim] = []
          for await claim in group { if let claim { claims.append(claim) } }
          return claims
        }
        #expect(claims.count == 1)
        for claim in claims { claim.release() }
      }
    }
  }

  @Test(
    "the start of a process is read behind its name, whatever the name is",
    arguments: [
      ("7 (a) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20", 4711),
      ("7 (a ) S) R 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 12 20", 12),
      ("7 (a) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20", nil), ("", nil), ("7 (a) S 1", nil),
    ] as [(String, UInt64?)])
  func startTime(stat: String, ticks: UInt64?) {
    #expect(ProcessMark.startedTicks(stat: stat) == ticks)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return attributes[.posixPermissions] as? Int ?? -1
  }
}
