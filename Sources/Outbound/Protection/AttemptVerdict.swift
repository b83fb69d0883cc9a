internal import Foundation
internal import Resilience

/// What one attempt means: to the caller, to the breaker and to the metrics.
struct AttemptVerdict: Sendable {
  let answer: Result<OutboundResponse, OutboundError>
  let outcome: CircuitBreaker.Outcome
  /// The account asks to be left alone for so long.
  let pause: Duration?
  /// `2xx`, `4xx`, or the reason of the error.
  let word: String
  let took: Duration
  let isCancelled: Bool

  init(
    _ result: Result<OutboundResponse, TransportError>, operation: OutboundOperation, took: Duration,
    given limit: Duration, now: Date
  ) {
    self.took = took
    isCancelled = result == .failure(.cancelled)
    switch result {
    case .success(let response):
      pause = Self.pause(response, now: now)
      answer = Self.answer(response, operation, pause: pause)
      outcome = response.status >= 500 ? .failed : .answered(after: took)
    case .failure(let failure):
      pause = nil
      answer = .failure(Self.error(failure, operation))
      outcome = Self.outcome(failure, isFairTime: limit * 2 >= operation.shape.deadline, took: took)
    }
    word =
      switch answer {
      case .success(let response): "\(response.status / 100)xx"
      case .failure(let error): error.reason
      }
  }

  private static func pause(_ response: OutboundResponse, now: Date) -> Duration? {
    switch response.status {
    case 429: RetryAfter.wait(response, now: now) ?? RetryAfter.unnamed
    case 503: RetryAfter.wait(response, now: now)
    default: nil
    }
  }

  private static func answer(
    _ response: OutboundResponse, _ operation: OutboundOperation, pause: Duration?
  ) -> Result<OutboundResponse, OutboundError> {
    switch response.status {
    case 200..<300: .success(response)
    case 429: .failure(OutboundError(.rateLimited, operation, retryAfter: pause, response: response))
    case 400..<500: .success(response)
    case 500...:
      .failure(
        OutboundError(
          .providerFailed, operation, isOutcomeUnknown: true, retryAfter: pause, response: response))
    default: .failure(OutboundError(.redirected, operation, response: response))
    }
  }

  private static func error(_ failure: TransportError, _ operation: OutboundOperation) -> OutboundError {
    switch failure {
    case .addressRefused: OutboundError(.addressRefused, operation)
    case .connectionFailed: OutboundError(.connectionFailed, operation)
    case .connectionLost: OutboundError(.connectionLost, operation, isOutcomeUnknown: true)
    case .timedOut, .cancelled: OutboundError(.deadlineExceeded, operation, isOutcomeUnknown: true)
    case .responseTooLarge: OutboundError(.responseTooLarge, operation, isOutcomeUnknown: true)
    case .invalid: OutboundError(.invalidRequest, operation)
    }
  }

  private static func outcome(
    _ failure: TransportError, isFairTime: Bool, took: Duration
  ) -> CircuitBreaker.Outcome {
    switch failure {
    case .connectionFailed, .connectionLost: .failed
    // A caller that gave hardly any time has learned nothing about the provider.
    case .timedOut: isFairTime ? .failed : .abandoned
    case .responseTooLarge: .answered(after: took)
    case .addressRefused, .invalid, .cancelled: .abandoned
    }
  }
}
