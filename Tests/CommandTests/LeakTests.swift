import Foundation
import TestSupport
import Testing

@Suite("The memory of the release command under valgrind", .slow)
struct LeakTests {
  static let commands = [
    "lint Definitions Corpus Lint", "lint --format sarif Lint/not-well-formed Lint/doctype",
    "lint --diff Lint", "fmt --check Corpus Layout Lint/not-well-formed",
    "slots Definitions/start-session.template.xml",
    "fill Definitions/authorize.template.xml --set Url=https://a.example --set client_id=a --set client_secret=b&c",
    "fill Definitions/authorize.template.xml --set Url=file:a --set client_id=a --set client_secret=b",
    "resolve Corpus/xml-service.xml", "map Corpus/xml-service.xml Responses/order.xml",
    "map Corpus/xml-service.xml Lint/not-well-formed/bare-ampersand.xml", "locators Responses/order.xml",
    "locators Lint/not-well-formed/bare-ampersand.xml", "plan check Plans/secure-payment.yml",
    "plan graph Plans/secure-payment.yml --as svg",
  ]

  /// What a run gives when valgrind has nothing to say: values that nobody has set are not looked for, since Swift's own code
  /// reads the unused bits of enums.
  private static let options = [
    "--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect",
    "--errors-for-leak-kinds=definite,indirect",
    "--undef-value-errors=no", "--error-exitcode=99", "--num-callers=30",
  ]

  @Test("nothing is lost, and nothing is read or written that is not the command's", arguments: commands)
  func memory(_ command: String) throws {
    let folder = try TemporaryFolder()
    // Valgrind cannot read what the compiler writes for debuggers.
    let program = folder.url.appending(path: "apiinteraction")
    let env = URL(filePath: "/usr/bin/env")
    _ = try Command.run(
      env, ["strip", "--strip-debug", "-o", program.path, Command.release.path], in: folder.url)
    let arguments = command.split(separator: " ").map(String.init)
    let plain = try Command.run(program, arguments, in: Fixtures.folder)
    let result = try Command.run(
      env, ["valgrind"] + Self.options + [program.path] + arguments, in: Fixtures.folder)
    #expect(result == plain)
    #expect(!plain.output.isEmpty || !plain.error.isEmpty)
    #expect(plain.status < 2)
  }
}
