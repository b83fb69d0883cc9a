import Foundation
import TestSupport
import Testing

@testable import Analysis

@Suite("Redaction")
struct RedactorTests {
  /// One sentence a class, made of random values, and the value that must be gone.
  private static func sentence(
    _ kind: SensitiveClass, _ random: inout SeededGenerator
  ) -> (text: String, value: String) {
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? values[0] }
    switch kind {
    case .email:
      let value = "\(pick(["jo", "m.lee", "anna_b", "x+y"]))\(digits(2))@\(pick(["mail.example", "a-b.example.org"]))"
      return ("you can write to \(value), please", value)
    case .url:
      let value = "https://portal.example/\(digits(5))?id=\(digits(3))"
      return ("it is on \(value) I think", value)
    case .ipAddress:
      let value = "\(10 + Int(digits(1))!).\(digits(1)).\(digits(1)).\(digits(2).replacing("0", with: "1"))"
      return ("my address is \(value).", value)
    case .iban:
      let value = "DE\(digits(2)) \(digits(4)) \(digits(4)) \(digits(4)) \(digits(4)) \(digits(2))"
      return ("the account \(value) is mine", value)
    case .card:
      let value = luhn(pick(["4", "51", "37"]) + digits(13), separator: pick(["", " ", "-"]))
      return ("the card is \(value) thanks", value)
    case .socialSecurityNumber:
      let value = "\(digits(3))\(pick(["-", " ", "."]))\(digits(2))-\(digits(4))"
      return ("my social is \(value).", value)
    case .medicalRecordNumber:
      let value = digits(7)
      return ("\(pick(["MRN", "patient id", "medical record number"])) \(value) it says", value)
    case .phone:
      let value = pick([
        "+1 (\(digits(3))) \(digits(3))-\(digits(4))", "\(digits(3))-\(digits(3))-\(digits(4))", "+4930\(digits(8))",
        "\(digits(3)).\(digits(4))", "\(digits(3)) \(digits(3)) \(digits(4))",
      ])
      return ("call me on \(value) after five", value)
    case .date:
      let value = "\(1 + Int(digits(1))!)/\(10 + Int(digits(1))!)/19\(digits(2))"
      return ("born \(value) in spring", value)
    case .postalCode:
      let value = digits(5)
      return ("the zip code is \(value)", value)
    case .accountNumber:
      let value = digits(8)
      return ("account number \(value) it was", value)
    case .name:
      let value = "\(pick(["Maria", "Jonas", "Priya"])) \(pick(["Keller", "Okafor", "O'Brien"]))"
      return ("Hello, my name is \(value) and I call about", value)
    case .streetAddress:
      let value = "\(digits(3)) \(pick(["Oak", "Maple Hill", "Second"])) \(pick(["Street", "Ave", "Road"]))"
      return ("I live at \(value), the blue house", value)
    }
  }

  /// Completes a card number with its check digit.
  private static func luhn(_ digits: String, separator: String) -> String {
    for last in 0...9 {
      let candidate = digits + "\(last)"
      let sum = candidate.reversed().enumerated().reduce(0) { sum, pair in
        let digit = pair.element.wholeNumberValue ?? 0
        return sum + (pair.offset % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2)
      }
      guard sum % 10 == 0 else { continue }
      return stride(from: 0, to: candidate.count, by: 4).map { offset in
        String(candidate.dropFirst(offset).prefix(4))
      }.joined(separator: separator)
    }
    return digits
  }

  @Test("no structured value of a thousand is missed", arguments: SensitiveClass.allCases.filter(\.isStructured))
  func structured(_ kind: SensitiveClass) {
    var random = SeededGenerator(11)
    for _ in 0..<1_000 {
      let (text, value) = Self.sentence(kind, &random)
      var redactor = Redactor()
      let redacted = redactor.redact(text)
      #expect(!redacted.contains(value), "\(kind): \(text)")
      #expect(LeakCheck.leaks(in: redacted).isEmpty, "\(kind): \(redacted)")
    }
  }

  @Test(
    "of values in free text at least 99 in 100 are found",
    arguments: SensitiveClass.allCases.filter { !$0.isStructured })
  func free(_ kind: SensitiveClass) {
    var random = SeededGenerator(12)
    var missed = 0
    for _ in 0..<1_000 {
      let (text, value) = Self.sentence(kind, &random)
      var redactor = Redactor()
      if redactor.redact(text).contains(value) { missed += 1 }
    }
    #expect(missed <= 10, "\(kind): \(missed) of 1,000")
  }

  @Test(
    "numbers that are spelled out are numbers",
    arguments: [
      "it is five five five oh one two three", "five five five, zero one double two", "nine 1 four one five two 6",
    ])
  func spelled(_ text: String) {
    var redactor = Redactor()
    #expect(redactor.redact(text).contains("[PHONE_1]"))
  }

  @Test("one value has one pseudonym, however it is spelled, and another value another")
  func pseudonyms() {
    var redactor = Redactor()
    let redacted = redactor.redact("call 555-010-1234 or (555) 010 1234 or 555-010-9999")
    #expect(redacted == "call [PHONE_1] or [PHONE_1] or [PHONE_2]")
    #expect(redactor.counts == [.phone: 3])
  }

  @Test("what is known of the caller is replaced wherever it stands")
  func known() {
    var redactor = Redactor(known: [(.name, "Xandra Quill"), (.name, "Xandra"), (.name, "Al")])
    #expect(
      redactor.redact("xandra QUILL spoke, then Xandra went; also it was")
        == "[NAME_1] spoke, then [NAME_2] went; also it was")
  }

  @Test(
    "ordinary talk stays as it is",
    arguments: [
      "Tuesday at three works for two of us.", "It costs 49 dollars a month, 12 months.",
      "I have three kids and two dogs.",
      "This is great, I am happy.", "room 12, floor 3",
    ])
  func ordinary(_ text: String) {
    var redactor = Redactor()
    #expect(redactor.redact(text) == text)
  }

  @Test("the leak check finds what was not replaced, and takes pseudonyms for what they are")
  func leaks() {
    #expect(LeakCheck.leaks(in: "reach me at jo@mail.example or 555-010-1234") == [.email, .phone])
    #expect(LeakCheck.leaks(in: "reach me at [EMAIL_1] or [PHONE_12], 5 [CARD_1] 6").isEmpty)
  }

  @Test(
    "a text of the longest kind is looked through in bounded time, whatever it holds",
    arguments: [
      "1", "1 ", "a@", "a ", "one ", "A. ", "[PHONE_", "(",
    ])
  func hostile(_ piece: String) {
    var redactor = Redactor()
    let text = String(repeating: piece, count: 20_000 / piece.count)
    #expect(!redactor.redact(text).isEmpty)
  }
}
