/// Compares secrets without telling by its time how much of them agrees; only the length of `given` shows.
func isEqualInConstantTime(_ expected: String, _ given: [UInt8]) -> Bool {
  let expected = Array(expected.utf8)
  var difference: UInt8 = expected.count == given.count ? 0 : 1
  for index in given.indices {
    difference |= given[index] ^ (expected.isEmpty ? 0 : expected[index % expected.count])
  }
  return difference == 0
}
