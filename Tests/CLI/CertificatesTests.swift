import Foundation
import Testing

@testable import CLI

@Suite struct CertificatesTests {
  @Test("every service and the operator get a certificate, closed to others, of one lasting authority")
  func issue() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let certificates = Certificates(folder)
      #expect(throws: CLIError.self) { try certificates.credentials() }
      try certificates.issueAll()
      for name in ServiceName.built.map(\.rawValue) + ["operator"] { _ = try certificates.credentials(of: name) }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.certificates) {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.certificates + "/" + name)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }

      let authority = try PrivateFile.read(folder.certificates + "/authority.pem")
      let first = try PrivateFile.read(folder.certificates + "/operator.pem")
      try certificates.issueAll()
      #expect(try PrivateFile.read(folder.certificates + "/authority.pem") == authority)
      #expect(try PrivateFile.read(folder.certificates + "/operator.pem") != first)
    }
  }
}
