internal import Foundation

/// A file of signature test vectors: deliveries with the verdict that is right for each.
///
/// The format is described beside the files, in `Tests/Fixtures/providers/vectors/README.md`.
struct SignatureVectors: Decodable {
  /// Most bytes that a case may blow its body up to.
  static let maximumBodyBytes = 64 << 20

  let provider: String
  let cases: [Case]

  struct Case: Decodable {
    let name: String
    let scheme: String
    let secret: String?
    let secrets: [String]?
    let method: String?
    let url: String?
    let headers: [String: String]?
    let body: String?
    let bodyBase64: String?
    let bodyPrefix: String?
    let bodyRepeat: Repetition?
    let bodySuffix: String?
    let now: Int64
    let expect: Expectation
    let why: String?
    let advisory: Bool?

    private enum CodingKeys: String, CodingKey {
      case name, scheme, secret, secrets, method, url, headers, body, now, expect, why, advisory
      case bodyBase64 = "body_base64"
      case bodyPrefix = "body_prefix"
      case bodyRepeat = "body_repeat"
      case bodySuffix = "body_suffix"
    }
  }

  enum Expectation: String, Decodable { case valid, invalid }

  /// `["a", 1000000]`: a text and how often.
  struct Repetition: Decodable {
    let text: String
    let count: Int

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      text = try values.decode(String.self)
      count = try values.decode(Int.self)
      guard count >= 0, text.utf8.count.multipliedReportingOverflow(by: count).partialValue <= maximumBodyBytes,
        !text.utf8.count.multipliedReportingOverflow(by: count).overflow
      else { throw DecodingError.dataCorruptedError(in: values, debugDescription: "the body would be too large") }
    }
  }

  /// Throws `CLIError` where the file cannot be read or is of another form.
  init(file path: String) throws {
    guard let content = FileManager.default.contents(atPath: path) else { throw CLIError("\(path) cannot be read.") }
    do {
      self = try JSONDecoder().decode(SignatureVectors.self, from: content)
    } catch {
      throw CLIError("\(path) is not a file of signature vectors: \(error)")
    }
  }
}

extension SignatureVectors.Case {
  /// The delivery that the case describes.
  func delivery() throws -> ReceivedDelivery {
    ReceivedDelivery(
      secrets: secrets ?? secret.map { [$0] } ?? [], method: method ?? "POST", url: url ?? "",
      headers: (headers ?? [:]).map { ($0.key, $0.value) }, body: try bytes(), nowMilliseconds: now)
  }

  private func bytes() throws -> [UInt8] {
    if let bodyBase64 {
      guard let data = Data(base64Encoded: bodyBase64) else { throw CLIError("\(name): body_base64 is not base64.") }
      return Array(data)
    }
    let middle = bodyRepeat.map { String(repeating: $0.text, count: $0.count) } ?? ""
    return Array((body ?? (bodyPrefix ?? "") + middle + (bodySuffix ?? "")).utf8)
  }
}

/// How a file of vectors came out.
struct VectorReport: Sendable {
  /// One case whose verdict was not the expected one.
  struct Deviation: Sendable, Hashable {
    let name: String
    let expected: String
    let got: String
    let why: String
    let isAdvisory: Bool
  }

  let total: Int
  let deviations: [Deviation]

  var failures: [Deviation] { deviations.filter { !$0.isAdvisory } }

  init(_ vectors: SignatureVectors) throws {
    total = vectors.cases.count
    deviations = try vectors.cases.compactMap { testCase in
      guard testCase.scheme == "retell" else { throw CLIError("\(testCase.name): unknown scheme \(testCase.scheme).") }
      let isValid = WebhookVerdict(retell: try testCase.delivery()).isValid
      guard isValid != (testCase.expect == .valid) else { return nil }
      return Deviation(
        name: testCase.name, expected: testCase.expect.rawValue, got: isValid ? "valid" : "invalid",
        why: testCase.why ?? "", isAdvisory: testCase.advisory ?? false)
    }
  }
}
