import ApiInteractionKit
let s = CommandLine.arguments.dropFirst().first ?? ""
let t = SyntaxParser().parse(Array(s.utf8))
for d in t.diagnostics {
  print(d.rule, d.message, "[\(t.source[d.range])]", d.range.start, t.source.location(of: d.range.start))
}
func dump(_ e: SyntaxElement, _ i: String) {
  print(i, e.name, e.range, "[\(e.text.string)]", e.isClosed, e.attributes.map(\.name));
  e.children.forEach { dump($0, i + "  ") }
}
if let r = t.root { dump(r, "") }
