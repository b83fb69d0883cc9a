/// One turn of a call as the model sees it: redacted where the organization demands it.
struct PromptTurn: Sendable, Hashable {
  /// `agent`, `user` or `other`.
  var role: String
  var text: String
}
