/// What is fixed about an operation: where it goes, how, and what may be done when it fails.
public struct OperationShape: Sendable, Hashable {
  public enum Method: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// Where the path begins.
  public enum Base: Sendable, Hashable {
    /// This address, or the setting `providers.<name>.base-url` in its place.
    case fixed(String)
    /// The address in ``OutboundTarget/origin``, whose host is one of `domains` or below one; any host where it is empty.
    case given(domains: [String])
  }

  /// Whether the same request may be sent twice.
  public enum Repeating: Sendable, Hashable {
    /// It reads, or sets what it names to what it says: the second time changes nothing.
    case harmless
    /// The provider recognizes it by the header `Idempotency-Key`, which the request must carry.
    case keyed
    /// Once it was sent, only its answer tells what became of it.
    case never
  }

  /// Who waits for the answer.
  public enum Lane: String, Sendable, Hashable {
    /// A person or a call under way.
    case interactive
    /// A job.
    case background
  }

  public var method: Method
  public var base: Base
  /// Each `{}` is filled with a parameter, percent-encoded.
  public var path: String
  public var repeating: Repeating
  /// Longest time for the call with its retries; a caller may give it less.
  public var deadline: Duration
  public var lane: Lane
  /// Longest answer, in bytes.
  public var responseLimit: Int

  init(
    _ method: Method, _ base: Base, _ path: String, _ repeating: Repeating, deadline: Duration = .seconds(10),
    lane: Lane = .background, responseLimit: Int = 1 << 20
  ) {
    self.method = method
    self.base = base
    self.path = path
    self.repeating = repeating
    self.deadline = deadline
    self.lane = lane
    self.responseLimit = responseLimit
  }
}
