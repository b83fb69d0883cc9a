/// A call that should have been charged and was not, or for less than it lasted.
struct ChargeGap: Sendable, Hashable {
  /// What is being done about it. The raw value is told to operators.
  enum Standing: String, Sendable, Hashable {
    /// Its charge is on its way.
    case waiting
    /// Nothing is on its way.
    case lost
    /// Its charge is a dead letter, or was one: what is to be done is an operator's to say.
    case givenUp = "given_up"
  }

  var call: UnconfirmedCall
  /// What was charged for it; nil: nothing.
  var charge: UnconfirmedCall.Charge?
  var standing: Standing
}
