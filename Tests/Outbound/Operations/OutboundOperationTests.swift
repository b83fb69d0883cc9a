import Foundation
import Testing

@testable import Outbound

@Suite struct OutboundOperationTests {
  @Test("every operation of every provider trips its breaker and is refused then without being sent")
  func everyOperationTrips() async throws {
    for operation in OutboundOperation.all {
      let probe = Probe(ScriptedTransport(status: 500))
      let request = OutboundRequest.fitting(operation)
      var refusal: OutboundError?
      for _ in 0..<30 where refusal == nil {
        let error = await probe.error(of: request)
        if error?.code == .breakerOpen { refusal = error }
      }
      let sent = probe.transport.sent.count
      #expect(refusal != nil, "\(operation)")
      #expect(sent >= 20 && sent <= 22, "\(operation) was sent \(sent) times")
      #expect(await probe.error(of: request)?.code == .breakerOpen, "\(operation)")
      #expect(probe.transport.sent.count == sent, "\(operation)")
      #expect((refusal?.retryAfter ?? .zero) > .zero, "\(operation)")
    }
  }

  @Test("every operation is sent with its method, to its provider, over TLS")
  func everyOperationIsSent() async throws {
    for operation in OutboundOperation.all {
      let probe = Probe(ScriptedTransport(status: 200))
      _ = try await probe.client.send(.fitting(operation))
      let sent = try #require(probe.transport.sent.first)
      #expect(sent.method == operation.shape.method.rawValue)
      #expect(sent.url.hasPrefix("https://"), "\(operation)")
      #expect(!sent.url.contains("{}"), "\(operation)")
      #expect(sent.timeLimit <= operation.shape.deadline)
    }
  }

  @Test("names are unique within a provider, and every limit is sound")
  func shapes() {
    #expect(Set(OutboundOperation.all.map(\.description)).count == OutboundOperation.all.count)
    #expect(Set(OutboundOperation.all.map(\.provider)) == Set(Provider.allCases))
    for operation in OutboundOperation.all {
      let shape = operation.shape
      #expect(shape.deadline >= .seconds(1) && shape.deadline <= .seconds(300), "\(operation)")
      #expect((1 << 10...256 << 20).contains(shape.responseLimit), "\(operation)")
      #expect(shape.path.hasPrefix("/"), "\(operation)")
      // What reads is repeated freely.
      #expect(shape.method != .get || shape.repeating == .harmless, "\(operation)")
    }
  }
}
