/// Micro-dollars for people: at least two decimals, at most six, none that is not needed.
func moneyText(micros: Int64) -> String {
  let magnitude = micros.magnitude
  var decimals = String(magnitude % 1_000_000)
  decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
  while decimals.count > 2, decimals.last == "0" { decimals.removeLast() }
  return "\(micros < 0 ? "-" : "")$\(magnitude / 1_000_000).\(decimals)"
}
