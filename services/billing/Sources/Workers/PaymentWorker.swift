internal import Jobs
internal import Observability
internal import Postgres

extension Billing {
  /// The worker of the lane in which the payment provider is asked.
  ///
  /// A run may take several answers, each as long as the provider's limit. Where an answer was lost it comes again after
  /// seconds at first, so that a payment is not unknown for long.
  static func paymentWorker(
    database: Database, provider: any PaymentProvider, events: EventSink,
    wakeRelay: @escaping @Sendable () -> Void, configure: (inout JobWorkerConfiguration) -> Void = { _ in }
  ) -> JobWorker {
    var configuration = JobWorkerConfiguration(lane: JobKind.paymentLane, concurrency: 2)
    configuration.handlerDeadline = .seconds(90)
    configure(&configuration)
    return JobWorker(
      database: database,
      handlers: [
        RechargeHandler(provider: provider, wakeRelay: wakeRelay),
        RechargeExpiryHandler(provider: provider, wakeRelay: wakeRelay), RechargeCheckHandler(),
      ], configuration: configuration, events: events)
  }
}
