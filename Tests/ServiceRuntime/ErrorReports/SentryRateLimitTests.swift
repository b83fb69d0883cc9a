import Testing

@testable import ServiceRuntime

@Suite struct SentryRateLimitTests {
  @Test(
    "the longest pause that concerns errors counts",
    arguments: [
      (200, nil, nil, nil),
      (200, "60:transaction:key", nil, nil),
      (200, "60:error:organization", nil, .seconds(60)),
      (200, "60:transaction:key, 2700:default;error;security:organization", nil, .seconds(2700)),
      (200, "2.5::organization:reason:more", nil, .seconds(2.5)),
      (200, "5:error, 3:", nil, .seconds(5)),
      (200, "x:error, -1:error, nan:error", nil, nil),
      (429, nil, "7", .seconds(7)),
      (429, nil, nil, .seconds(60)),
      (429, nil, "soon", .seconds(60)),
      (429, "9:error:key", "7", .seconds(9)),
      (503, nil, "7", nil),
      (200, "1e300:error", nil, .seconds(24 * 3600)),
    ] as [(Int, String?, String?, Duration?)])
  func pauses(status: Int, limits: String?, retryAfter: String?, expected: Duration?) {
    #expect(SentryRateLimit.pause(status: status, limits: limits, retryAfter: retryAfter) == expected)
  }
}
