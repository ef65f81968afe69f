import Testing

@testable import ApiInteractionKit

@Suite("Slots in an XML body")
struct XMLBodyTests {
  /// A body as it is written in a definition, escaped.
  private func sample(_ body: String) -> DefinitionSample {
    DefinitionSample(body: XMLEscaping.text(body))
  }

  private func filled(_ body: String, _ value: String) throws -> String? {
    let sample = sample(body)
    let name = try #require(sample.template().slots.first).name
    return try sample.filled([name: value]).body?.text.string
  }

  @Test(
    "a value is escaped for text",
    arguments: [
      ("a<b>&c\"'", "a&lt;b&gt;&amp;c\"'"), ("]]>", "]]&gt;"), ("a\rb\n\t", "a&#13;b\n\t"),
      ("$(a<b)<", "$(a<b)&lt;"), ("", ""),
    ])
  func text(_ value: String, _ expected: String) throws {
    #expect(try filled("<a>~~~REPLACE~~~</a>", value) == "<a>\(expected)</a>")
  }

  @Test(
    "a value is escaped for an attribute, whatever its quotes",
    arguments: [
      ("a<b>&c\"'", "a&lt;b&gt;&amp;c&quot;&apos;"), ("a\r\n\tb", "a&#13;&#10;&#9;b"),
      ("$(a\")\"", "$(a\")&quot;"), ("", ""),
    ])
  func attribute(_ value: String, _ expected: String) throws {
    #expect(try filled("<a id=\"~~~REPLACE~~~\"/>", value) == "<a id=\"\(expected)\"/>")
    #expect(try filled("<a id='~~~REPLACE~~~'/>", value) == "<a id='\(expected)'/>")
  }

  @Test(
    "a value in a CDATA section of the body splits it where it must, also where it meets the text around it",
    arguments: [
      ("~~~REPLACE~~~", "a<b>&c"), ("~~~REPLACE~~~", "]]>"), ("~~~REPLACE~~~", "a]]"),
      ("~~~REPLACE~~~>", "]]"),
      ("]~~~REPLACE~~~", "]>"), ("]]~~~REPLACE~~~", ">"), ("~~~REPLACE~~~]>", "]"), ("]~~~REPLACE~~~>", "]"),
      ("]]~~~REPLACE~~~>", ""), ("~~~REPLACE~~~", "a\rb"),
    ])
  func section(_ inside: String, _ value: String) throws {
    let body = try #require(try filled("<a><![CDATA[\(inside)]]></a>", value))
    let tree = SyntaxParser().parse(SourceText(body))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.children.count == 0)
    #expect(tree.root?.text.string == inside.replacing("~~~REPLACE~~~", with: value))
  }

  @Test("a comment takes what a comment can hold, an element's name what a name can be")
  func commentAndName() throws {
    #expect(try filled("<a><!-- ~~~REPLACE~~~ --></a>", "x & <y> - z") == "<a><!-- x & <y> - z --></a>")
    #expect(try filled("<~~~REPLACE:n~~~>1</~~~REPLACE:n~~~>", "é_1.x-y") == "<é_1.x-y>1</é_1.x-y>")
    #expect(try filled("<a ~~~REPLACE~~~='1'/>", "id") == "<a id='1'/>")
  }

  @Test(
    "what a comment or a name cannot hold is refused",
    arguments: [
      ("<a><!--~~~REPLACE~~~--></a>", ["--", "a-", "-", "a--b"], "A comment cannot hold -- or end in -."),
      (
        "<~~~REPLACE~~~/>", ["", "1a", "a b", "-a", "a>", "a/", "<a", ".a", "a~"],
        "This must be the name of an XML element."
      ),
      ("<a ~~~REPLACE~~~='1'/>", ["", "a='2' b", "a\"", "a="], "This must be the name of an XML element."),
    ] as [(String, [String], String)])
  func refused(_ body: String, _ values: [String], _ reason: String) throws {
    for value in values {
      let place = try #require(sample(body).range(of: "~~~REPLACE~~~"))
      #expect(
        try sample(body).problems(["Body": value]) == [.refused(slot: "Body", reason: reason, at: place)],
        "\(value.debugDescription)")
    }
  }

  @Test(
    "a value that breaks the body together with the text around it is refused",
    arguments: [
      ("<a><!-- -~~~REPLACE~~~ --></a>", ["Body": "-x"]), ("<a><!-- -~~~REPLACE~~~- --></a>", ["Body": ""]),
      ("<~~~REPLACE~~~>1</~~~REPLACE~~~>", ["Body": "a", "Body#2": "b"]),
      ("<a b='1' ~~~REPLACE~~~='2'/>", ["Body": "b"]),
    ] as [(String, [String: String])])
  func broken(_ body: String, _ values: [String: String]) throws {
    let problems = try sample(body).problems(values)
    let place = try #require(sample(body).range(of: "~~~REPLACE~~~"))
    guard case .refused("Body", _, place) = problems.first, problems.count == 1 else {
      Issue.record("\(problems)")
      return
    }
  }

  @Test(
    "a slot is refused where the body stops being XML",
    arguments: [
      "<a><b></a>~~~REPLACE~~~", "<a>&~~~REPLACE~~~;</a>", "<a ~~~REPLACE~~~></a>", "<a/>~~~REPLACE~~~",
      "<a x=~~~REPLACE~~~/>",
      "<?pi ~~~REPLACE~~~?><a/>",
    ])
  func notXML(_ body: String) throws {
    let problems = try sample(body).problems(["Body": "x"])
    guard case .refused("Body", let reason, _) = problems.first, problems.count == 1 else {
      Issue.record("\(problems)")
      return
    }
    #expect(reason.hasPrefix("The body is not valid XML: "), "\(reason)")
  }
}
