internal import Foundation

extension UUID {
  /// Stands for "none" in columns that may not be null because they are part of a key.
  static let zero = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
