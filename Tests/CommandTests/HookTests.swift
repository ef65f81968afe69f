import Foundation
import TestSupport
import Testing

@Suite("The hooks for pre-commit")
struct HookTests {
  private static let foreign = "<project ><a/></project>\n"

  @Test(
    "with the installed command, a bad commit is refused and a good one passes, whatever other XML is in it")
  func installed() throws {
    try expectVerdicts(suffix: "-system", isBuilt: false)
  }

  @Test("built from source, they do the same", .slow)
  func built() throws {
    try expectVerdicts(suffix: "", isBuilt: true)
  }

  private func expectVerdicts(suffix: String, isBuilt: Bool) throws {
    let repository = try HookedRepository(
      ["apiinteraction-lint\(suffix)", "apiinteraction-fmt\(suffix)"], isBuilt: isBuilt)
    let bad = try Fixtures.text("Lint/not-well-formed/bare-ampersand.xml")
    let cramped = try Fixtures.text("Definitions/session-status.template.xml")
    let good = cramped.replacing("<Body></Body>", with: "<Body/>")
    try repository.write("ignore: archive/\n", to: ".apiinteraction.yml")
    try repository.write(bad, to: "archive/authorize.xml")
    try repository.write(Self.foreign, to: "pom.xml")
    try repository.write(bad, to: "plan/authorize.xml")
    try repository.write(cramped, to: "plan/session status.TEMPLATE.XML")
    for number in 10..<30 { try repository.write(good, to: "accounts/\(number).template.xml") }

    let refused = try repository.commit()
    #expect(refused.status == 1)
    try Fixtures.compare(refused.shown.replacing("\(suffix)\n", with: "\n"), with: "Hooks/bad.txt")
    #expect(try repository.committed() == [])
    #expect(try repository.text("plan/session status.TEMPLATE.XML") == good)
    #expect(try repository.text("pom.xml") == Self.foreign)
    #expect(try repository.text("archive/authorize.xml") == bad)

    try repository.write(
      good.replacing("~~~REPLACE~~~", with: "https://api.example.com"), to: "plan/authorize.xml")
    let accepted = try repository.commit()
    #expect(accepted.status == 0)
    try Fixtures.compare(accepted.shown, with: "Hooks/good.txt")
    #expect(try repository.committed().contains("plan/authorize.xml"))
  }
}
