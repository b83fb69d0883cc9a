internal import Foundation

/// RFC 3339 in UTC with milliseconds.
func timeText(_ date: Date) -> String {
  date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
}
