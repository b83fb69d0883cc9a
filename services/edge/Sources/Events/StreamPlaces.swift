internal import Synchronization

/// How many event streams are open, in all and of each organization. Beyond that one more is refused.
final class StreamPlaces: Sendable {
  private struct Taken {
    var all = 0
    var organizations: [String: Int] = [:]
  }

  private let most: Int
  private let mostOfOrganization: Int
  private let taken = Mutex(Taken())

  init(most: Int, mostOfOrganization: Int) {
    self.most = most
    self.mostOfOrganization = mostOfOrganization
  }

  /// Streams that are open.
  var open: Int { taken.withLock { $0.all } }

  /// A place, which is free again when nobody holds it any more.
  ///
  /// Throws `Problem` 429 `too_many_streams` where the organization has as many as it may, 503 `overloaded` where all have.
  func take(for organization: String) throws(Problem) -> Place {
    try taken.withLock { taken throws(Problem) in
      guard taken.all < most else {
        throw Problem(503, "overloaded", "Too many event streams are open; try again.", retryAfter: .seconds(5))
      }
      guard taken.organizations[organization, default: 0] < mostOfOrganization else {
        throw Problem(
          429, "too_many_streams", "An organization may have \(mostOfOrganization) event streams open.",
          retryAfter: .seconds(5))
      }
      taken.all += 1
      taken.organizations[organization, default: 0] += 1
    }
    return Place(places: self, organization: organization)
  }

  private func free(_ organization: String) {
    taken.withLock { taken in
      taken.all -= 1
      let left = taken.organizations[organization, default: 1] - 1
      taken.organizations[organization] = left > 0 ? left : nil
    }
  }

  /// The right to have one stream open.
  final class Place: Sendable {
    private let places: StreamPlaces
    private let organization: String

    fileprivate init(places: StreamPlaces, organization: String) {
      self.places = places
      self.organization = organization
    }

    deinit { places.free(organization) }
  }
}
