internal import Calls

/// What this service refuses, and what it says then.
enum WebhooksError {
  static let eventsNotAllowed = RPCError(
    .permissionDenied, reason: "events_not_allowed", message: "The reader may not read these events any more.",
    isNoRetry: true)
  static let unknownSource = RPCError(
    .notFound, reason: "unknown_source", message: "No enabled source has this path.")
  /// One answer for everything that can be wrong with a signature: a forger learns nothing from it.
  static let badSignature = RPCError(
    .unauthenticated, reason: "bad_signature", message: "The delivery is not signed as its source signs.")
  static let notAnEvent = RPCError(
    .invalidArgument, reason: "not_an_event", message: "The delivery is signed but is not what the provider sends.")
  static let sourceNotFound = RPCError(
    .notFound, reason: "source_not_found", message: "The organization has no such source.")
  static let tooManySecrets = RPCError(
    .failedPrecondition, reason: "too_many_secrets",
    message: "The source has \(SourceSecretStore.mostLive) live secrets; wait until one of them ends.", isNoRetry: true)
  static let noAPIKey = RPCError(
    .failedPrecondition, reason: "no_api_key", message: "The source has no key to ask its provider with.",
    isNoRetry: true)
  static let backfillRunning = RPCError(
    .aborted, reason: "backfill_running", message: "The source has a backfill under way.", isNoRetry: true)
  static let backfillNotFound = RPCError(
    .notFound, reason: "backfill_not_found", message: "The organization has no such backfill.")
  static let deadLetterNotFound = RPCError(
    .notFound, reason: "dead_letter_not_found", message: "The organization has no such dead letter.")
  static let selectorTooBroad = RPCError(
    .failedPrecondition, reason: "selector_too_broad",
    message: "Name ids, a fingerprint or a kind, or say that all are meant.", isNoRetry: true)
  static let callNotFound = RPCError(.notFound, reason: "call_not_found", message: "The organization has no such call.")
  static let transcriptNotFound = RPCError(
    .notFound, reason: "transcript_not_found", message: "Nothing that was said in the call is known.")
  static let organizationNotNamedSo = RPCError(
    .permissionDenied, reason: "organization_not_named_so",
    message: "The caller names its organization in the call's context, not in the message.", isNoRetry: true)

  static func bodyTooLarge(_ size: Int) -> RPCError {
    RPCError(
      .invalidArgument, reason: "body_too_large",
      message: "The body has \(size) bytes; at most \(Ingestion.largestBody) are taken.")
  }

  static func tooManyItems(most: Int) -> RPCError {
    RPCError(
      .invalidArgument, reason: "too_many_items", message: "One request may have \(most) items.", isNoRetry: true)
  }
}
