internal import Jobs
internal import Observability
internal import Postgres

extension Billing {
  /// How the lane in which the payment provider is asked works.
  ///
  /// A run may take several answers, each as long as the provider's limit. Where an answer was lost it comes again after
  /// seconds at first, so that a payment is not unknown for long.
  static var paymentLane: JobWorkerConfiguration {
    var configuration = JobWorkerConfiguration(lane: JobKind.paymentLane, concurrency: 2)
    configuration.handlerDeadline = .seconds(90)
    return configuration
  }

  /// The worker of that lane.
  static func paymentWorker(
    database: Database, provider: any PaymentProvider, events: EventSink,
    wakeRelay: @escaping @Sendable () -> Void, configuration: JobWorkerConfiguration = paymentLane
  ) -> JobWorker {
    JobWorker(
      database: database,
      handlers: [
        RechargeHandler(provider: provider, wakeRelay: wakeRelay),
        RechargeExpiryHandler(provider: provider, wakeRelay: wakeRelay), RechargeCheckHandler(),
      ], configuration: configuration, events: events)
  }
}
