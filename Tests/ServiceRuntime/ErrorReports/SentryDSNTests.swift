import Testing

@testable import ServiceRuntime

@Suite struct SentryDSNTests {
  @Test(
    "a DSN is taken apart",
    arguments: [
      ("https://public@sentry.example.com/1", "https://sentry.example.com", "public", "1"),
      ("http://k:s@127.0.0.1:9000/sub/42", "http://127.0.0.1:9000/sub", "k", "42"),
      ("https://a1@o7.ingest.de.sentry.io/4509", "https://o7.ingest.de.sentry.io", "a1", "4509"),
    ])
  func parsing(text: String, base: String, key: String, project: String) throws {
    let dsn = try #require(SentryDSN(text))
    #expect(dsn.base == base)
    #expect(dsn.publicKey == key)
    #expect(dsn.project == project)
  }

  @Test(
    "what is none is refused",
    arguments: [
      "sentry.example.com/1", "ftp://k@h/1", "https://sentry.example.com/1", "https://k@sentry.example.com",
      "https://k@sentry.example.com/", "https://k@sentry.example.com/one", "https://k@sentry.example.com/1?x=1",
      "https://k@/1", "https://a%0d%0ab@sentry.example.com/1", "https://k@sentry.example.com/123456789012345678901",
    ])
  func refusal(text: String) {
    #expect(SentryDSN(text) == nil)
  }
}
