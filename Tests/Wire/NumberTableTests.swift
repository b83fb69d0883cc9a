import TestSupport
import Testing

@testable import Wire

@Suite("The table of open calls")
struct NumberTableTests {
  @Test("holds what a dictionary would, whatever is added, changed and removed", arguments: 0..<8)
  func likeADictionary(_ seed: UInt64) {
    var random = SeededGenerator(seed)
    var table = NumberTable<Int>()
    var expected: [UInt64: Int] = [:]
    var last: UInt64 = 0
    for step in 0..<4_000 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        // Numbers rise, sometimes by so much that many share their lowest bits.
        last += Bool.random(using: &random) ? 1 : 1 << UInt64.random(in: 0..<40, using: &random)
        table.add(last, step)
        expected[last] = step
      case 5..<9:
        guard let id = expected.keys.sorted().randomElement(using: &random) else { continue }
        #expect(table.remove(id) == expected.removeValue(forKey: id))
      default:
        guard let id = expected.keys.sorted().randomElement(using: &random) else { continue }
        table[id]? += 1
        expected[id]? += 1
        #expect(table.index(of: id).map { table[at: $0] } == expected[id])
      }
    }
    #expect(table.count == expected.count)
    #expect(table.sorted.map(\.id) == expected.keys.sorted())
    #expect(table.sorted.allSatisfy { expected[$0.id] == $0.value && table[$0.id] == $0.value })
    #expect(table[last + 1] == nil)
  }

  @Test("takes and gives through its subscript, as a dictionary does")
  func subscripts() {
    var table = NumberTable<String>()
    #expect(table.isEmpty && table[7] == nil && table.remove(7) == nil)
    table[7] = "a"
    table[7] = "b"
    table[8] = nil
    #expect(table.count == 1 && table[7] == "b")
    table[7] = nil
    #expect(table.isEmpty && table[7] == nil)
    table[9] = "c"
    table.removeAll()
    #expect(table.isEmpty && table.sorted.isEmpty)
  }

  @Test("ends every search, also where its peer has chosen numbers that fall on one place")
  func chosenNumbers() {
    var table = NumberTable<Int>()
    // Those that the factor sends to the same place of a table of 4,096.
    var ids: [UInt64] = []
    var id: UInt64 = 1
    while ids.count < 512 {
      if (id &* 0x9e37_79b9_7f4a_7c15) >> 52 == 77 { ids.append(id) }
      id += 1
    }
    for id in ids { table.add(id, Int(id)) }
    for id in ids where id % 3 == 0 { table.remove(id) }
    for id in ids { #expect(table[id] == (id % 3 == 0 ? nil : Int(id))) }
  }
}
