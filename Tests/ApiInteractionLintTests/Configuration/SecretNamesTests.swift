import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Names that a user calls those of secrets")
struct SecretNamesTests {
  @Test(
    "a step of a locator is one, whatever signs it holds",
    arguments: [
      ("data['pass code']", .json, true), ("['a.b'].c", .json, true), ("['x:pin']", .json, true),
      ("pass.code", .json, false), ("a.b", .json, false), ("['pass code 2']", .json, false),
      ("/data/x:pin", .xml, false), ("/data/badge", .xml, true),
    ] as [(String, ApiInteraction.ResponseType, Bool)])
  func locators(text: String, type: ApiInteraction.ResponseType, isSecret: Bool) throws {
    let names = SecretNames(["pass code", "a.b", "x:pin", "badge"].map { NamePattern($0) })
    #expect(names.matches(try Locator(text, for: type)) == isSecret)
  }
}
