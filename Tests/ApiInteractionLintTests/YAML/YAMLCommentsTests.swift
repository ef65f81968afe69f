import ApiInteractionKit
import Testing

@testable import ApiInteractionLint

@Suite("The comments of a YAML file")
struct YAMLCommentsTests {
  static let cases: [(String, [String])] = [
    ("a: b", []), ("", []), ("# a", ["# a"]), ("a: b # c", ["# c"]), ("a: b#c", []), ("a: \"b # c\"", []),
    ("a: 'b # c'#d", ["#d"]), ("# a # b\r\nc: d #\te\r\n", ["# a # b", "#\te"]),
    ("a: |\n  # b\n  c\n# d", ["# d"]), ("a: > # b\n  # c\n\n  d\n# e\n", ["# b", "# e"]),
    ("a: b\n  # c\n", ["# c"]), ("a: \"b\n  # c\"", []), ("\"a # b\": c # d", ["# d"]),
    ("[a, # b\n {c: d}] # e", ["# b", "# e"]), ("a: [b]#c", ["#c"]),
    ("%YAML 1.1 # a\n---\nb: c # d", ["# a", "# d"]),
    ("é: 日本 # 😀\n# \u{E000}", ["# 😀", "# \u{E000}"]), ("\u{FEFF}# a\nb: c", ["# a"]),
    ("a: &x b # c\nd: *x # e", ["# c", "# e"]), ("a: b # c\u{85}d: e # f", ["# c", "# f"]),
    ("{\"a\": \"# b\"}", []), ("a: [ # b", []), ("5#: #", ["#"]), ("a: \"\\x23 # b\" # 1", ["# 1"]),
  ]

  @Test("are what lies in no value", arguments: cases)
  func comments(text: String, expected: [String]) {
    let source = SourceText(text)
    #expect(YAMLComments.ranges(in: source).map { source[$0] } == expected)
  }
}
