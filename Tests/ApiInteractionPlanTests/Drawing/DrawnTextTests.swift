import ApiInteractionKit
import Testing

@testable import ApiInteractionPlan

@Suite("The texts of a drawing")
struct DrawnTextTests {
  private func drawing(_ text: String) throws -> PlanDrawing {
    let checked = try CheckedPlan(text)
    return PlanDrawing(checked.plan, definitions: checked.definitions, findings: checked.findings())
  }

  /// A plan of one step with a name in JSON's quotes, and one that is not there.
  private func named(_ name: String) throws -> PlanDrawing {
    try drawing(#"{"steps": {"\#(name)": {"announce": "x", "next": "\#(name)?"}}}"#)
  }

  @Test(
    "what a format would take for its own is escaped in it",
    arguments: [
      (#"a \"b\" c"#, #"a "b" c"#, "a #34;b#34; c", #"a \"b\" c"#),
      ("<b>&amp;", "&lt;b&gt;&amp;amp;", "#60;b#62;#38;amp#59;", "<b>&amp;amp;"),
      (#"x]\n[y"#, "x] [y", "x#93; #91;y", "x] [y"),
      (#"a\\nb"#, #"a\nb"#, "a#92;nb", #"a\\nb"#),
      ("end", "end", "end", "end"),
      ("#35; `md` %%", "#35; `md` %%", "#35;35#59; #96;md#96; #37;#37;", "#35; `md` %%"),
      (#"a\u0301\"\u0301"#, "a\u{301}\"\u{301}", "a\u{301}#34;\u{301}", "a\u{301}\\\"\u{301}"),
      ("שלום", "שלום", "שלום", "שלום"),
      (#"\u202Eevil\u0007"#, "\u{FFFD}evil\u{FFFD}", "\u{FFFD}evil\u{FFFD}", "\u{FFFD}evil\u{FFFD}"),
    ])
  func escaping(name: String, svg: String, mermaid: String, dot: String) throws {
    let drawing = try named(name)
    #expect(drawing.svg.contains(">\(svg)</text>"))
    #expect(drawing.mermaid.contains("s1(\"\(mermaid)<br>announce<br>"))
    #expect(drawing.dot.contains("s1 [label=\"\(dot)\\nannounce\\n"))
  }

  @Test("a long name is shortened, and whole in its title")
  func shortening() throws {
    let name = String(repeating: "long-", count: 1000)
    let svg = try named(name).svg
    #expect(svg.contains("<title>\(name): announce\n"))
    #expect(svg.matches(of: /<text class="name"[^>]*>([^<]*)<\/text>/).map { $0.output.1.count } == [27, 27])
    #expect(svg.contains("…</text>"))
    #expect(DrawingGeometry(DrawingLayout(try named(name))).problems == [])
  }

  @Test("a letter with very many marks is shortened as well")
  func marks() throws {
    let svg = try named("a" + String(repeating: "\u{301}", count: 10_000)).svg
    let names = svg.matches(of: /<text class="name"[^>]*>([^<]*)<\/text>/).map(\.output.1)
    #expect(names.map(\.unicodeScalars.count) == [241, 241])
  }

  @Test("what a step sets to null is told in its title")
  func clearing() throws {
    let svg = try drawing(
      "steps: {a: {set: {N: ~, M: x}, next: b}, b: {router: [{data-source: M, equals: x, next: c}], default: c}, c: {end: over}}"
    ).svg
    #expect(svg.contains("<title>a: set\nsets M\nsets to null N</title>"))
  }

  @Test("neither values nor what secrets are compared with are drawn")
  func values() throws {
    let drawing = try drawing(
      """
      steps:
        a:
          collect: {Name: {example: Joe}, ApiToken: tok-1}
          next: b
        b: {set: {PIN: "9876"}, next: c}
        c:
          connector: d.xml
          values: {client_secret: tok-2}
          success: d
          interface-failure: e
        d:
          router: [{data-source: ApiToken, equals: tok-3, next: e}, {data-source: PIN, equals: shown, next: e}]
          default: e
        e: {end: over}
      """)
    for text in [drawing.svg, drawing.mermaid, drawing.dot] {
      #expect(!text.contains("Joe") && !text.contains("tok") && !text.contains("9876"))
      #expect(text.contains("= shown"))
    }
    #expect(drawing.svg.contains("ApiToken = ***"))
  }

  @Test("branches that lead to one step are one line with all of them in its title")
  func branches() throws {
    let rules = (0..<1000).map { "{data-source: D, equals: \"\($0)\", next: b}" }
    let drawing = try drawing(
      "steps:\n  a: {router: [\(rules.joined(separator: ", "))], default: b}\n  b: {end: over}\n")
    #expect(drawing.lines.count == 1)
    #expect(drawing.lines[0].label == ["= 0", "= 1", "and 999 more"])
    #expect(drawing.title(ofLine: 0).hasSuffix("; = 998; = 999; default"))
  }

  @Test("findings are told by words and by classes, and what is not there looks like it")
  func findings() throws {
    let drawing = try drawing(
      "start: x\nsteps:\n  a: {connector: d.xml, success: b}\n  b: {announce: hi, next: nowhere}\n")
    #expect(drawing.steps.map(\.name) == ["a", "b", "x", "nowhere"])
    #expect(drawing.steps.map(\.summary) == ["2 errors", "1 error", "1 error", nil])
    let svg = drawing.svg
    #expect(
      svg.contains(
        "<g id=\"step-1\" class=\"step connector error\"><title>a: connector · d.xml\nerror: “a” does not say"
      ))
    #expect(
      svg.contains(
        "<g id=\"step-3\" class=\"step missing error\"><title>x: no such step\nerror: There is no step “x”."))
    #expect(svg.contains(">1 error</text>"))
    #expect(drawing.mermaid.contains("  class s1,s2,s3 error\n  class s3,s4 missing\n"))
    #expect(
      drawing.dot.contains(
        "s4 [label=\"nowhere\\nno such step\" tooltip=\"nowhere: no such step\" shape=box style=\"filled,dashed\" color=\"#cf222e\"]"
      ))
  }
}
