import Foundation
import TestSupport
import Testing

@Suite("The example programs")
struct ExampleTests {
  @Test("GenerateDefinitions writes a definition for each account and template, and nothing the second time")
  func generateDefinitions() throws {
    let folder = try TemporaryFolder()
    let program = Command.products.appending(path: "GenerateDefinitions")
    let paths = ["garden-centre", "water & works"].flatMap { ["\($0)/authorize.xml", "\($0)/balance.xml"] }
    for outcome in ["created", "unchanged"] {
      let result = try Command.run(program, ["out"], in: folder.url)
      #expect(
        result
          == Command.Result(status: 0, output: paths.map { "\(outcome) \($0)\n" }.joined(), error: ""))
    }
    #expect(
      try folder.text("out/water & works/balance.xml").contains("/accounts/water%20&amp;%20works/balance"))
    let lint = try Command.run(["lint", "out"], in: folder.url)
    #expect(lint.output == "4 files checked in 0.01 s: 0 errors, 0 warnings\n")
  }
}
