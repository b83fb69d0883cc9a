internal import ServiceRuntime

/// What the edge is told by its settings.
struct EdgeConfiguration: Sendable {
  var host = "127.0.0.1"
  var port = 7000
  /// Base of the URLs that providers call, without a slash at its end: signatures of some cover it.
  var publicURL = "http://127.0.0.1:7000"
  /// Deliveries that are served at one time; one more is shed.
  var maximumInFlight = 1_024
  /// Connections at one time; more wait in the listener's queue.
  var maximumConnections = 4_096
  /// From the first byte of a request's head to the last of its body.
  var requestTimeout: Duration = .seconds(10)
  /// How long a connection may lie idle, and a head may take.
  var idleTimeout: Duration = .seconds(30)
  /// Time that webhooks has for one delivery.
  var ingestTimeout: Duration = .seconds(8)
  /// How long a connection stays open after an answer that came before the request's end.
  var lingerTimeout: Duration = .seconds(2)

  /// Origins whose pages may read the API's answers.
  var allowedOrigins: Set<String> = []
  /// Requests a second of one principal, by class of route; also so many at once after a pause.
  var rates: [APIRoute.Class: Int] = [.read: 50, .write: 20, .money: 5]

  /// Event streams open at one time, in all and of one organization.
  var maximumStreams = 1_024
  var maximumStreamsOfOrganization = 32
  /// Time that the reader of an event stream has to take one piece of it.
  var eventWriteTimeout: Duration = .seconds(10)

  /// Bytes of the largest body of a delivery.
  static let maximumBody = 2 * 1024 * 1024
  /// Headers of one request, and the bytes of their names and values together.
  static let maximumHeaders = 100
  static let maximumHeaderBytes = 16 * 1024
  /// Bytes of path and query.
  static let maximumTarget = 8 * 1024
}

extension EdgeConfiguration {
  static let settings: [SettingDescription] = [
    .string("edge.http.host", default: "127.0.0.1", "Address on which HTTP is taken."),
    .integer(
      "edge.http.port", unit: "port", default: ServiceCatalog.portBase, range: 0...65_535,
      "Port for HTTP; 0 takes a free one."),
    .url(
      "edge.public-url", default: "http://127.0.0.1:\(ServiceCatalog.portBase)",
      "Base of the URLs that providers call; signatures may cover it."),
    .integer(
      "edge.webhooks.maximum-in-flight", unit: "requests", default: 1_024, range: 1...65_536,
      "Deliveries served at one time; one more is answered 503 with Retry-After 1."),
    .integer(
      "edge.webhooks.ingest-timeout", unit: "ms", default: 8_000, range: 100...60_000,
      "Time that webhooks has to store one delivery."),
    .integer(
      "edge.http.maximum-connections", unit: "connections", default: 4_096, range: 1...1_000_000,
      "Connections at one time; more wait to be accepted."),
    .integer(
      "edge.http.request-timeout", unit: "ms", default: 10_000, range: 50...120_000,
      "Time in which a whole request must arrive; a slower one is answered 408."),
    .integer(
      "edge.http.idle-timeout", unit: "ms", default: 30_000, range: 100...600_000,
      "How long a connection may lie idle, and a request's head may take."),
    .list(
      "edge.cors.allowed-origins",
      "Origins whose pages may read the API's answers, such as https://app.example.com; none without it."),
    .integer(
      "edge.limits.read", unit: "requests/s", default: 50, range: 1...100_000,
      "Reading requests of one principal; an organization has four times as many."),
    .integer(
      "edge.limits.write", unit: "requests/s", default: 20, range: 1...100_000,
      "Changing requests of one principal; an organization has four times as many."),
    .integer(
      "edge.limits.money", unit: "requests/s", default: 5, range: 1...100_000,
      "Requests about money of one principal; an organization has four times as many."),
    .integer(
      "edge.events.maximum-streams", unit: "streams", default: 1_024, range: 1...65_536,
      "Event streams open at one time; one more is answered 503."),
    .integer(
      "edge.events.maximum-of-organization", unit: "streams", default: 32, range: 1...65_536,
      "Event streams of one organization open at one time; one more is answered 429."),
    .integer(
      "edge.events.write-timeout", unit: "ms", default: 10_000, range: 100...600_000,
      "Time that the reader of an event stream has to take one piece of it; a slower one is closed."),
  ]

  init(settings: Settings) {
    host = settings.string("edge.http.host")
    port = settings.integer("edge.http.port")
    publicURL = settings.string("edge.public-url")
    maximumInFlight = settings.integer("edge.webhooks.maximum-in-flight")
    ingestTimeout = settings.duration("edge.webhooks.ingest-timeout")
    maximumConnections = settings.integer("edge.http.maximum-connections")
    requestTimeout = settings.duration("edge.http.request-timeout")
    idleTimeout = settings.duration("edge.http.idle-timeout")
    allowedOrigins = Set(settings.list("edge.cors.allowed-origins"))
    rates = [
      .read: settings.integer("edge.limits.read"), .write: settings.integer("edge.limits.write"),
      .money: settings.integer("edge.limits.money"),
    ]
    maximumStreams = settings.integer("edge.events.maximum-streams")
    maximumStreamsOfOrganization = settings.integer("edge.events.maximum-of-organization")
    eventWriteTimeout = settings.duration("edge.events.write-timeout")
  }
}
