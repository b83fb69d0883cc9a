extension APIRoute {
  /// Every route of the JSON API, by what it is about.
  static let all =
    sessions + organization + members + invitations + keys + agents + sources + deadLetters + calls + wallet
    + connections + syncs + contacts + appointments + assistants + evaluations + leads
}
