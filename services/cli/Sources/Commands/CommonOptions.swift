internal import ArgumentParser
internal import Identifiers

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The data folder.", valueName: "dir"))
  var data = ".switchboard"

  @Flag(help: "Print JSON.")
  var json = false

  var folder: DataFolder { DataFolder(data) }
}

/// Whom a command acts for.
struct OrganizationOption: ParsableArguments {
  @Option(
    name: .customLong("org"), help: ArgumentHelp("The organization.", valueName: "id"), transform: parseOrganizationID)
  var organization: String
}

/// An organization's id as the command line takes it. Throws where it is no UUID.
@Sendable func parseOrganizationID(_ text: String) throws -> String {
  guard let id = OrganizationID(text) else {
    throw ValidationError("\"\(text)\" is not the id of an organization (a UUID).")
  }
  return "\(id)"
}

/// Which part of a list.
struct PageOptions: ParsableArguments {
  @Option(help: "Most items, 1 to 200.")
  var limit: UInt32 = 50

  @Option(help: "Where to go on: next_cursor of the page before.")
  var cursor = ""

  func validate() throws {
    guard (1...200).contains(limit) else { throw ValidationError("--limit is a number from 1 to 200.") }
  }
}
