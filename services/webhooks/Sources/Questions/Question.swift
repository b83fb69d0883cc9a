/// What a provider wants to know while a call waits.
enum Question: Sendable, Hashable {
  /// Who takes this incoming call? `agent` is the provider's id of the one that it would take itself.
  case inboundCall(agent: String?)
  /// Run these functions; the call goes on with what they answer.
  case functions([FunctionCall])
  /// Where should the call be transferred?
  case transfer
  /// Something that nobody here answers.
  case other

  /// One function that the model wants run.
  struct FunctionCall: Sendable, Hashable {
    /// The provider's id of the call; empty where it has none.
    var id: String
    var name: String
  }
}
