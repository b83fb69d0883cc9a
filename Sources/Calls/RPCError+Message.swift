internal import Messages

extension RPCError {
  /// What `what`, such as `The request`, is answered that cannot be unpacked.
  ///
  /// `INVALID_ARGUMENT` `malformed_message`, which no repeat makes better; or `UNIMPLEMENTED` `field_not_understood` for a
  /// newer program's limit that is not known here: a newer replica may know it, so that may be sent again.
  init(unreadable error: MessageError, _ what: String, isNotProcessed: Bool) {
    let message = "\(what) cannot be read: \(error)."
    switch error.code {
    case .notUnderstood:
      self.init(.unimplemented, reason: "field_not_understood", message: message, isNotProcessed: isNotProcessed)
    case .malformed, .notUTF8, .tooLarge, .tooDeep, .badJSON, .unprintable:
      self.init(
        .invalidArgument, reason: "malformed_message", message: message, isNotProcessed: isNotProcessed,
        isNoRetry: true)
    }
  }
}
