import Foundation
import TestSupport
import Testing

@Suite("What a data source is expected to hold")
struct ExpectationTests {
  @Test(
    "a value is expected to the letter: é is not e with an accent put on it", arguments: ["é", "e\u{301}"])
  func exactValues(sent: String) throws {
    let folder = try TemporaryFolder()
    let server = try RawServer(body: Array(#"{"a": "\#(sent)"}"#.utf8), in: folder)
    try folder.write(
      SmallResponseDefinition("JSON", [("a", "A", "String")]).xml.replacing(
        /<Url>.*<\/Url>/, with: "<Url>\(server.url)</Url>"), to: "d.xml")
    let result = try Command.run(["test", "d.xml", "-q", "--expect", "A=é"], in: folder.url)
    #expect(result.status == (Array(sent.utf8) == Array("é".utf8) ? 0 : 1), "\(result)")
    try server.stop()
  }
}
