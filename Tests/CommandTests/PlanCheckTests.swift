import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan check")
struct PlanCheckTests {
  @Test(
    "the findings of a plan are reported in every format, its definitions' with them",
    arguments: ["text", "json", "sarif", "github", "junit"])
  func formats(format: String) throws {
    let result = try Command.run([
      "plan", "check", "Plans/Broken/plan-unset-data-source.yml", "--format", format,
    ])
    #expect(result.status == 1)
    #expect(result.error == "")
    #expect(result.output.contains("plan-unset-data-source"))
    try Fixtures.compare(result.output, with: "Plans/check.\(format)")
  }

  @Test("the documented plan passes")
  func documented() throws {
    let result = try Command.run([
      "plan", "check", "Plans/secure-payment.yml", "--fail-on", "warning", "--format", "json",
    ])
    #expect(result.status == 0)
    #expect(!result.output.contains("\"error\""))
  }

  @Test("what a definition of a plan has wrong is found in its own file")
  func definitions() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "steps:\n  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: over}\n",
      to: "p/plan.yml")
    try folder.write("<ApiInteraction><Request></ApiInteraction>", to: "p/d.xml")
    let result = try Command.run(["plan", "check", "p/plan.yml", "-q"], in: folder.url)
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "p/plan.yml:2:18: error: The definition is not well-formed, or not a definition: see its own findings. [plan-definition]"
      ))
    #expect(result.output.contains("p/d.xml:1:26: error: "))
  }

  @Test(
    "what cannot be read is said",
    arguments: [
      (
        "steps:\n  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: over}\n",
        "plan.yml:2:18: error: d.xml: cannot be read: No such file or directory [plan-definition]", 1
      ),
      ("steps: 1", "plan.yml:1:8: steps must be a mapping of names to values.", 1),
    ] as [(String, String, Int32)])
  func unreadable(text: String, message: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
    #expect(result.status == status)
    #expect((result.output + result.error).contains(message), "\(result)")
  }
}
