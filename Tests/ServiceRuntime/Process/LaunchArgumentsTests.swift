import Testing

@testable import ServiceRuntime

@Suite struct LaunchArgumentsTests {
  @Test(
    "arguments are a file and a flag, in any order",
    arguments: [
      ([], LaunchArguments()), (["--supervised"], LaunchArguments(isSupervised: true)),
      (["--config", "a.yaml"], LaunchArguments(config: "a.yaml")),
      (["--supervised", "--config", "a.yaml"], LaunchArguments(config: "a.yaml", isSupervised: true)),
    ])
  func right(arguments: [String], expected: LaunchArguments) throws {
    #expect(try LaunchArguments(parsing: arguments) == expected)
  }

  @Test("anything else is refused", arguments: [["--config"], ["--config", ""], ["x"], ["--help"]])
  func wrong(arguments: [String]) {
    #expect(throws: SettingsError.self) { try LaunchArguments(parsing: arguments) }
  }
}
