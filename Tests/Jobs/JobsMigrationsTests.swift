import Foundation
import Jobs
import Testing

struct JobsMigrationsTests {
  @Test("the component lists every file of the folder, numbered without gaps")
  func listsFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Jobs/migrations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    let files = JobsMigrations.component.files
    #expect(files.map(\.number) == Array(1...names.count))
    for (file, name) in zip(files, names) {
      #expect(name == String(format: "%04d_", file.number) + file.name + ".sql")
      #expect(try Data(contentsOf: folder.appending(path: name)) == Data(file.sql))
    }
  }
}
