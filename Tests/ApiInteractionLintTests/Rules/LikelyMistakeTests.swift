import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Messages that name the mistake that is most likely")
struct LikelyMistakeTests {
  private static let json = typed("application/json")
  private static let xml = typed("application/xml")

  private static func typed(_ type: String) -> String {
    "<Header><Key>Content-Type</Key><Value>\(type)</Value></Header>"
  }

  private static let conflict =
    "This is the mark of a merge conflict. Keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>."

  static let told: [(String, String)] = [
    (
      json + "<Body><![CDATA[{&quot;a&quot;: 1}]]></Body>",
      "The body is not JSON: Here a name in double quotes was expected. A CDATA section takes &quot; as it is written: write \" in it."
    ),
    (
      xml + "<Body><![CDATA[&lt;a/&gt;]]></Body>",
      "Content-Type says that the body is XML, and it is plain text. A CDATA section takes &lt; as it is written: write < in it."
    ),
    ("<Body>\n<<<<<<< HEAD\n{}\n</Body>", conflict),
    (json + "<Body><![CDATA[\n<<<<<<< HEAD\n{}\n]]></Body>", "The body is not JSON. \(conflict)"),
    (
      json + "<Body><![CDATA[{\n<<<<<<< HEAD\n}]]></Body>",
      "The body is not JSON: Here a name in double quotes was expected. \(conflict)"
    ),
    (
      "<Body><![CDATA[\n<<<<<<< HEAD\n{}\n]]></Body>", "The body is not XML. \(conflict)"
    ),
    ("<Url>https://a.example/b\u{A0}</Url>", "A URL cannot hold U+00A0. Remove it."),
    ("<Url>https://a.example\u{200B}</Url>", "A URL cannot hold U+200B. Remove it."),
    ("<Url>https://a.example/b\u{A0}c</Url>", "A URL cannot hold U+00A0. Percent-encode it."),
  ]

  @Test("a message says what to do about the mistake that is most likely", arguments: told)
  func messages(part: String, message: String) {
    let found = Linter().lint(
      Array(part.hasPrefix("<Body>") ? Self.framed(part).utf8 : RuleExample(part).definition.utf8))
    #expect(found.diagnostics.filter { $0.severity > .info }.map(\.message) == [message])
  }

  /// A part that is not well-formed in a definition.
  private static func framed(_ part: String) -> String {
    RuleExample("<Body>x</Body>").definition.replacing("<Body>x</Body>", with: part)
  }

  @Test(
    "a file that holds no definition is told what it holds instead",
    arguments: [
      ("", "The file is empty. A definition begins with <ApiInteraction>."),
      (
        "<!-- <ApiInteraction/> -->\n",
        "The file holds nothing but comments, which are not read. A definition begins with <ApiInteraction>."
      ),
      ("<<<<<<< HEAD\n<ApiInteraction/>", conflict), ("=======\n<ApiInteraction/>", conflict),
      ("<ApiInteraction>\n>>>>>>> b\n</ApiInteraction>", conflict),
    ])
  func files(text: String, message: String) {
    #expect(
      Linter().lint(Array(text.utf8)).diagnostics.first { $0.rule != "missing-element" }?.message == message)
  }
}
