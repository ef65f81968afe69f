/// How an SVG drawing looks, on light and on dark screens.
///
/// Without variables, which some programs that show SVG do not know.
enum SVGStyle {
  static let text = """
    .call-plan text { font-family: "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 11px; \
    text-anchor: middle; unicode-bidi: plaintext; }
    .call-plan .name { font-size: 13px; font-weight: 600; }
    .call-plan .finding, .call-plan .visits { font-weight: 600; }
    .call-plan .finding { font-weight: 400; font-style: italic; }
    .call-plan .line { fill: none; stroke-width: 1.5; }
    .call-plan .failure { stroke-dasharray: 5 3; }
    .call-plan .line.taken { stroke-width: 3.5; }
    .call-plan .step.taken > :not(text) { stroke-width: 3; }
    .call-plan .error > :not(text) { stroke-width: 2.5; }
    .call-plan .missing > rect { stroke-dasharray: 3 3; }
    \(light)@media (prefers-color-scheme: dark) {
    \(dark)}

    """

  private static let light = colours(
    paper: "#ffffff", ink: "#1f2328", quiet: "#59636e", line: "#818b98", step: "#f6f8fa", taken: "#8250df",
    error: ("#ffebe9", "#cf222e"), warning: ("#fff8c5", "#9a6700"), info: ("#ddf4ff", "#0969da"))
  private static let dark = colours(
    paper: "#0d1117", ink: "#f0f6fc", quiet: "#9198a1", line: "#7d8590", step: "#212830", taken: "#b083f0",
    error: ("#3c1a1d", "#ff7b72"), warning: ("#332911", "#d29922"), info: ("#12283f", "#58a6ff"))

  private static func colours(
    paper: String, ink: String, quiet: String, line: String, step: String, taken: String,
    error: (String, String), warning: (String, String), info: (String, String)
  ) -> String {
    let findings = [("info", info), ("warning", warning), ("error", error), ("missing", error)].map {
      """
      .call-plan .\($0) > :not(text) { fill: \($1.0); stroke: \($1.1); }
      .call-plan .\($0) > .finding { fill: \($1.1); }

      """
    }
    return """
      .call-plan .paper { fill: \(paper); }
      .call-plan text { fill: \(ink); }
      .call-plan .caption, .call-plan .label { fill: \(quiet); }
      .call-plan .line { stroke: \(line); }
      .call-plan .arrow, .call-plan .entry { fill: \(line); }
      .call-plan .step > :not(text), .call-plan .on-line rect { fill: \(step); stroke: \(line); }
      \(findings.joined()).call-plan .step.taken > :not(text), .call-plan .line.taken, \
      .call-plan .on-line.taken rect { stroke: \(taken); }
      .call-plan .visits, .call-plan .taken-arrow { fill: \(taken); }

      """
  }
}
