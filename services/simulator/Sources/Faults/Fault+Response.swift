extension Fault {
  /// The answer of a `status` fault; `words` is what the provider says for that status.
  func response(status: Int, words: ProviderResponse) -> ProviderResponse {
    var response = words
    response.status = status
    if let body { response = .text(body, status: status, type: "application/json") }
    for header in (headers ?? [:]).sorted(by: { $0.key < $1.key }) {
      response.headers.removeAll { $0.name.lowercased() == header.key.lowercased() }
      response = response.with(header.key, header.value)
    }
    if let retryAfter {
      response.headers.removeAll { $0.name.lowercased() == "retry-after" }
      response = response.with("Retry-After", String(retryAfter))
    }
    return response
  }
}
