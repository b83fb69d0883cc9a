/// Makes ids of each provider's form: the same seed and order of requests give the same ids.
struct IdentifierSource: Sendable {
  private var generator: SplitMix64
  private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// `prefix` and `length` letters and digits.
  mutating func token(_ prefix: String = "", length: Int = 24) -> String {
    prefix + String((0..<length).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &generator)] })
  }

  /// `prefix` and `digits` lower-case hexadecimal digits.
  mutating func hexadecimal(_ prefix: String = "", digits: Int = 32) -> String {
    prefix + (0..<digits).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined()
  }

  /// A version 4 UUID, lower-case.
  mutating func uuid() -> String {
    var text = Array(hexadecimal())
    text[12] = "4"
    text[16] = ["8", "9", "a", "b"][Int.random(in: 0..<4, using: &generator)]
    let digits = String(text)
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  /// A number in `range`.
  mutating func number(in range: Range<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }
}
