/// The providers whose deliveries are understood.
enum Provider: String, Sendable, CaseIterable {
  case retell
}
