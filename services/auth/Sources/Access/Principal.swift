internal import Identifiers

extension Subjects {
  enum APIKey {}
  enum OutsidePrincipal {}
}

typealias APIKeyID = Identifier<Subjects.APIKey>
typealias OutsidePrincipalID = Identifier<Subjects.OutsidePrincipal>

/// Who acts in an organization, in the form in which calls, tokens and the audit log name them.
enum Principal: Sendable, Hashable {
  /// `user:UUID`: a person with a log-in here.
  case user(UserID)
  /// `key:UUID`: a program with an API key.
  case key(APIKeyID)
  /// `outside:UUID`: a person whom an issuer outside vouches for, in one organization.
  case outside(OutsidePrincipalID)

  /// Nil for text of any other form.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    let known: Principal? =
      switch parts[0] {
      case "user": UserID(parts[1]).map(Principal.user)
      case "key": APIKeyID(parts[1]).map(Principal.key)
      case "outside": OutsidePrincipalID(parts[1]).map(Principal.outside)
      default: nil
      }
    guard let known else { return nil }
    self = known
  }
}

extension Principal: CustomStringConvertible {
  var description: String {
    switch self {
    case .user(let id): "user:\(id)"
    case .key(let id): "key:\(id)"
    case .outside(let id): "outside:\(id)"
    }
  }
}
