internal import ArgumentParser
internal import Foundation
internal import Simulator
internal import Webhooks

struct VerifyWebhookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-webhook", abstract: "Tell offline whether a delivery's signature verifies, and why not.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "retell, vapi, twilio or stripe.") var provider: SigningProvider
  @Option(help: "What the provider signs with; several: any may fit.") var secret: [String] = []
  @Option(help: "For vapi: vapi-bearer (Authorization) or standard-webhooks instead of what a secret alone means.")
  var scheme: String?
  @Option(help: "For twilio: the id of the shared key that the secret is.") var keyID: String?
  @Option(help: "The method of the request.") var method = "POST"
  @Option(help: "The URL as the provider called it.") var url = ""
  @Option(help: ArgumentHelp("One header as it came.", valueName: "name: value"))
  var header: [ReceivedHeader] = []
  @Option(help: ArgumentHelp("The raw body; \"-\" is standard input, left out it is empty.", valueName: "file"))
  var bodyFile: String?
  @Option(help: ArgumentHelp("The receiver's clock in unix milliseconds.", valueName: "ms")) var now: Int64?
  @Option(help: ArgumentHelp("Run every case of a file of signature vectors instead.", valueName: "file"))
  var vectors: String?

  func validate() throws {
    guard vectors != nil || !secret.isEmpty else { throw ValidationError("Name --secret, or --vectors.") }
  }

  func run() throws {
    if let vectors {
      try runVectors(vectors)
    } else {
      try runOne()
    }
  }

  private func runOne() throws {
    let signatureScheme = try provider.scheme(named: scheme, keyID: keyID)
    let delivery = ReceivedDelivery(
      credentials: secret.map { SourceCredential(signatureScheme, secret: Array($0.utf8)) }, method: method, url: url,
      headers: header.map { ($0.name, $0.value) }, body: try body(),
      nowMilliseconds: now ?? unixMilliseconds())
    switch WebhookVerdict(delivery) {
    case .valid:
      Console.current.show(["valid": true, "reason": .null], "valid", asJSON: common.json)
    case .invalid(let reason, let explanation):
      Console.current.show(
        ["valid": false, "reason": .string(reason), "explanation": .string(explanation)],
        "invalid (\(reason)): \(explanation)", asJSON: common.json)
      throw ExitCode.failure
    }
  }

  private func runVectors(_ path: String) throws {
    let file = try SignatureVectors(file: path)
    guard file.provider.hasPrefix(provider.rawValue) else { throw CLIError("\(path) holds cases of \(file.provider).") }
    let report = try VectorReport(file)
    if common.json {
      Console.current.result([
        "provider": .string(file.provider), "cases": .integer(Int64(report.total)),
        "as_expected": .integer(Int64(report.total - report.deviations.count)),
        "deviations": .array(
          report.deviations.map {
            [
              "name": .string($0.name), "expected": .string($0.expected), "got": .string($0.got),
              "why": .string($0.why), "advisory": .bool($0.isAdvisory),
            ]
          }),
      ])
    } else {
      for deviation in report.deviations {
        let mark = deviation.isAdvisory ? "advisory" : "FAILED"
        Console.current.result(
          "\(mark)  \(deviation.name): expected \(deviation.expected), got \(deviation.got). \(deviation.why)")
      }
      Console.current.result("\(report.total - report.deviations.count) of \(report.total) cases as expected")
    }
    guard report.failures.isEmpty else { throw ExitCode.failure }
  }

  private func body() throws -> [UInt8] {
    guard let bodyFile else { return [] }
    if bodyFile == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    guard let content = FileManager.default.contents(atPath: bodyFile) else {
      throw CLIError("\(bodyFile) cannot be read.")
    }
    return Array(content)
  }
}

/// The providers whose signatures can be told.
enum SigningProvider: String, ExpressibleByArgument, CaseIterable {
  case retell, vapi, twilio, stripe

  /// Throws `ValidationError` for a scheme that is not the provider's.
  func scheme(named name: String?, keyID: String?) throws -> SignatureScheme {
    switch (self, name) {
    case (.retell, nil): return .retell
    case (.vapi, nil), (.vapi, "vapi"): return .vapi
    case (.vapi, "vapi-bearer"): return .vapiBearer(VapiBearer())
    case (.vapi, "vapi-hmac"): return .vapiHMAC(VapiHMACPlan())
    case (.vapi, "standard-webhooks"): return .standardWebhooks
    case (.twilio, nil): return keyID.map { .twilioSharedKey(id: $0) } ?? .twilio
    case (.stripe, nil): return .stripe
    default: throw ValidationError("\(rawValue) has no scheme \"\(name ?? "")\".")
    }
  }
}

/// One `--header`.
struct ReceivedHeader: Sendable, Hashable, ExpressibleByArgument {
  var name: String
  var value: String

  /// Nil where there is no name before a colon.
  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), colon > argument.startIndex else { return nil }
    name = String(argument[..<colon])
    // The blank after the colon belongs to neither; anything further is the value's own.
    value = String(argument[argument.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
  }
}
