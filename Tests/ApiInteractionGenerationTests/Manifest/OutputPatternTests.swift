import ApiInteractionGeneration
import Testing

@Suite("The pattern of the output's paths")
struct OutputPatternTests {
  private static let folder = "The output has a folder or file without a name."
  private static let partner = "The output has a brace without a partner. Write {name}."
  private static let unnamed = "The output has braces without a name between them. Write {name}."
  private static let root = "The output must be a path in the output folder. Remove the / at its start."
  private static let noFile = "The output has a name that no file can have."

  private static func above(_ name: String) -> String {
    "The output holds \(name), but it must be a path in the output folder."
  }

  @Test(
    "a pattern is refused that gives no path in a folder",
    arguments: [
      ("", folder), ("a//{b}", folder), ("a/", folder), ("{a}/", folder), ("{a", partner), ("a}", partner),
      ("{a}}", partner), ("}{", partner), ("{}", unnamed), ("a{}b", unnamed), ("{{a}}", unnamed),
      ("/a", root), ("/", root), ("/{a}", root), ("..", above("..")), ("../{a}", above("..")),
      ("a/../{b}", above("..")), ("a/..", above("..")), ("./{a}", above(".")), ("a/.", above(".")),
      ("..\u{2F}\u{301}{a}", above("..")), ("a/\u{301}b/../c", above("..")), ("/\u{301}a", root),
      ("a\u{0}b", noFile), (String(repeating: "a", count: 256), noFile),
      (String(repeating: "é", count: 128) + "/{a}", noFile),
    ])
  func refused(_ text: String, _ message: String) {
    let error = #expect(throws: OutputPattern.Invalid.self) { try OutputPattern(text) }
    #expect(error?.description == message)
  }

  @Test(
    "its variables are the names in braces, each once, and not that of the template",
    arguments: [
      ("a.xml", []), ("{template}.xml", []), ("{b}/{a}-{b}/{template}.xml", ["b", "a"]),
      ("{client id}{é.x}", ["client id", "é.x"]), ("...", []), ("{a}..", ["a"]),
      (String(repeating: "a", count: 255), []),
    ] as [(String, [String])])
  func variables(_ text: String, _ names: [String]) throws {
    let pattern = try OutputPattern(text)
    #expect(pattern.variables == names)
    #expect(pattern.text == text)
  }
}
