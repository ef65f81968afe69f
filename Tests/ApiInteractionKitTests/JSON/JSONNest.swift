/// Where objects and arrays begin to nest, and how.
struct JSONNest: Sendable, CustomStringConvertible {
  let description: String
  /// What stands before, and the depth that it makes.
  let before: String
  let depth: Int
  /// What opens the levels, in turn, and what closes them.
  let levels: [(opening: String, closing: String)]
  let after: String

  /// A document as deep as a depth, and where its innermost object or array begins.
  func document(_ depth: Int) -> (bytes: [UInt8], innermost: Int) {
    let nested = (self.depth..<depth).map { levels[$0 % levels.count] }
    let opening = before + nested.map(\.opening).joined()
    let closing = nested.reversed().map(\.closing).joined()
    let innermost = opening.utf8.count - (nested.last?.opening.utf8.count ?? 0)
    return (Array((opening + "1" + closing + after).utf8), innermost)
  }

  static let all = [
    JSONNest(description: "arrays", before: "", depth: 0, levels: [("[", "]")], after: ""),
    JSONNest(description: "objects", before: "", depth: 0, levels: [("{\"a\":", "}")], after: ""),
    JSONNest(
      description: "arrays and objects", before: "", depth: 0, levels: [("[", "]"), ("{\"a\":", "}")],
      after: ""),
    JSONNest(
      description: "arrays and objects with members before and after", before: "", depth: 0,
      levels: [("[0,\"[\", ", ",\"]\"]"), ("{\"}\":\"a\\\"\",\n\"a\":", ", \"b\":\"é\"}")], after: ""
    ),
    JSONNest(
      description: "arrays in a member that is skipped", before: "{\"z\":", depth: 1, levels: [("[", "]")],
      after: ",\"a\":\"after\"}"),
    JSONNest(
      description: "objects in a member that is skipped", before: "[[],", depth: 1,
      levels: [("{\"z\":", "}")],
      after: ",\"after\"]"),
    JSONNest(
      description: "both in a member that is skipped, deep in what is walked",
      before: "{\"a\":{\"b\":[0,1,{\"z\":",
      depth: 4, levels: [("[\"]\",", "]"), ("{\"a\":", "}")], after: ",\"c\":\"after\"}]}}"),
    JSONNest(
      description: "both after what was skipped",
      before: "{\"z\":[[[[\"x\"]]]],\"a\":{\"b\":[[],{},{\"c\":",
      depth: 4, levels: [("{\"a\":", "}"), ("[", "]")], after: "}]}}"),
  ]
}
