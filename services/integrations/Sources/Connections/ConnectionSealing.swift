internal import Foundation
internal import Identifiers
internal import Messages
internal import Sealing

/// What sealed columns are bound to. The labels are constants: tables get renamed.
enum ConnectionSealing {
  static func accessToken(
    of connection: ConnectionID, generation: Int64, in organization: OrganizationID
  ) -> SealingContext {
    SealingContext(label: "token.access|\(generation)", organizationID: organization, record: connection.uuid)
  }

  static func refreshToken(
    of connection: ConnectionID, generation: Int64, in organization: OrganizationID
  ) -> SealingContext {
    SealingContext(label: "token.refresh|\(generation)", organizationID: organization, record: connection.uuid)
  }

  static func label(of connection: ConnectionID, in organization: OrganizationID) -> SealingContext {
    SealingContext(label: "connection.label", organizationID: organization, record: connection.uuid)
  }

  static func verifier(of flow: UUID, in organization: OrganizationID) -> SealingContext {
    SealingContext(label: "oauth.verifier", organizationID: organization, record: flow)
  }
}

extension Keyring {
  func seal(_ text: Sensitive<String>, _ context: SealingContext) throws(SealingError) -> [UInt8] {
    try seal(Array(text.reveal().utf8), context)
  }

  func openText(_ sealed: [UInt8], _ context: SealingContext) throws(SealingError) -> Sensitive<String> {
    Sensitive(String(decoding: try open(sealed, context), as: UTF8.self))
  }
}
