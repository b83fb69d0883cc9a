internal import Outbound

extension OutboundConfiguration {
  /// What the settings say about providers.
  init(settings: Settings) {
    self.init(allowsInsecure: settings.boolean("providers.allow-insecure"))
    for provider in Provider.allCases {
      baseURLs[provider] = settings.optionalString("providers.\(provider.rawValue).base-url")
    }
    if let dsn = try? SentryDSN(settings: settings) { baseURLs[.sentry] = dsn.base }
  }
}
