import Foundation
import TestSupport
import Testing

@Suite("Definitions that a plan names")
struct PlanDefinitionTests {
  @Test(
    "what is said of a definition that is not there names the one that is near",
    arguments: [
      ("ordr.xml", " Did you mean “order.xml”?"), ("nope.xml", ""),
      ("sub/odrer.xml", " Did you mean “order.xml”?"),
      ("none/order.xml", ""),
    ])
  func nearDefinition(name: String, advice: String) throws {
    let folder = try TemporaryFolder()
    for path in ["order.xml", "sub/order.xml", "ordr.txt"] { try folder.write("<ApiInteraction/>", to: path) }
    let plan = "steps: {a: {connector: \(name), success: b, interface-failure: b}, b: {end: x}}"
    try folder.write(plan, to: "plan.yml")
    let found = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url).output
    #expect(
      found.hasPrefix(
        "plan.yml:1:24: error: \(name): cannot be read: No such file or directory.\(advice) [plan-definition]\n"
      ),
      "\(found)")
  }
}
