import Sealing
import Testing

@testable import Auth

@Suite("Hashing passwords")
struct PasswordHasherTests {
  @Test("a hash verifies the password it was made of and no other")
  func verifies() async throws {
    let hash = try await PasswordHasher().hash(Array("correct horse battery".utf8))
    #expect(try PasswordHash.verify(Array("correct horse battery".utf8), against: hash))
    #expect(try !PasswordHash.verify(Array("correct horse batterz".utf8), against: hash))
  }

  @Test("of more than can wait, the rest is refused at once")
  func bounded() async throws {
    let hasher = PasswordHasher(width: 1)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<(PasswordHasher.pendingLimit * 2) {
        group.addTask {
          do {
            _ = try await hasher.hash(Array("correct horse battery".utf8))
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } >= PasswordHasher.pendingLimit)
    // All places are free again.
    _ = try await hasher.hash(Array("correct horse battery".utf8))
  }

  @Test("whoever is cancelled before their turn costs no computing")
  func cancelled() async {
    let hasher = PasswordHasher(width: 1)
    let task = Task { try await hasher.hash(Array("correct horse battery".utf8)) }
    task.cancel()
    // Either it was cancelled in time or its turn had come; both end.
    _ = await task.result
    let late = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await hasher.hash(Array("correct horse battery".utf8))
    }
    await #expect(throws: CancellationError.self) { try await late.value }
  }
}
