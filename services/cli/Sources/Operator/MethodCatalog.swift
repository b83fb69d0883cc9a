internal import AnalysisAPI
internal import AuthAPI
internal import BillingAPI
internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import RPCAPI
internal import WebhooksAPI

/// Every RPC method that `call` knows, by its two names.
struct MethodCatalog {
  struct Entry {
    let service: ServiceName
    /// Such as `billing.GetWallet`.
    let shorthand: String
    let method: MethodReflection
  }

  let entries: [Entry]

  static let all: MethodCatalog = {
    let own = [
      (ServiceName.analysis, AnalysisReflection.methods), (.auth, AuthReflection.methods),
      (.billing, BillingReflection.methods), (.integrations, IntegrationsReflection.methods),
      (.webhooks, WebhooksReflection.methods),
    ].flatMap { service, methods in entries(of: service, methods) }
    // A service's own method keeps its short name: `auth.Check` asks for rights and not for health.
    let taken = Set(own.map(\.shorthand))
    let builtIn = ServiceName.built.flatMap { entries(of: $0, HealthReflection.methods + ReflectionReflection.methods) }
    return MethodCatalog(entries: own + builtIn.filter { !taken.contains($0.shorthand) })
  }()

  /// The method called `name`: shorthand, full name, or full name with a dot. A built-in's full name, which every
  /// service has, means the first service's.
  func find(_ name: String) -> Entry? {
    entries.first { $0.shorthand == name } ?? entries.first { $0.method.description.name == name }
      ?? entries.first { $0.method.description.name.replacing("/", with: ".") == name }
  }

  private static func entries(of service: ServiceName, _ methods: [MethodReflection]) -> [Entry] {
    methods.map { method in
      let short = method.description.name.split(separator: "/").last.map(String.init) ?? ""
      return Entry(service: service, shorthand: "\(service.rawValue).\(short)", method: method)
    }
  }
}
