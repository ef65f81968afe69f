extension PlanDrawing {
  /// The plan in DOT, the language of Graphviz.
  public var dot: String {
    var text = "digraph {\n"
    if let name { text += "  label=\(quoted(name)) labelloc=t\n" }
    text += """
        graph [fontname="Helvetica" fontsize=14]
        node [fontname="Helvetica" fontsize=11 style=filled fillcolor="#f6f8fa" color="#818b98"]
        edge [fontname="Helvetica" fontsize=10 color="#818b98"]
        call [shape=point width=0.12 label=""]
        call -> s\(start + 1)

      """
    for (index, step) in steps.enumerated() { text += "  s\(index + 1) [\(attributes(of: step))]\n" }
    for index in lines.indices {
      text += "  s\(lines[index].from + 1) -> s\(lines[index].to + 1) [\(attributes(ofLine: index))]\n"
    }
    return text + "}\n"
  }

  private func attributes(of step: DrawnStep) -> String {
    var (colours, style) = ("", step.kind.dotStyle)
    switch step.severity {
    case .error: colours = "fillcolor=\"#ffebe9\" color=\"#cf222e\""
    case .warning: colours = "fillcolor=\"#fff8c5\" color=\"#9a6700\""
    case .info: colours = "fillcolor=\"#ddf4ff\" color=\"#0969da\""
    case nil: if step.kind == .missing { colours = "color=\"#cf222e\"" }
    }
    if !step.visits.isEmpty { style += " penwidth=3" }
    let label = StepFace(step).lines.map(\.text).joined(separator: "\n")
    let parts = ["label=\(quoted(label))", "tooltip=\(quoted(step.title))", style, colours]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func attributes(ofLine index: Int) -> String {
    let line = lines[index]
    let label = ([line.visitText].compactMap { $0 } + line.label).joined(separator: "\n")
    var parts = label.isEmpty ? [] : ["label=\(quoted(label))"]
    parts += ["tooltip=\(quoted(title(ofLine: index)))"]
    if line.isFailure { parts.append("style=dashed") }
    if !line.visits.isEmpty { parts.append("penwidth=3 color=\"#8250df\"") }
    return parts.joined(separator: " ")
  }

  /// A text between quotes; `&` begins a reference to a character, as in HTML.
  private func quoted(_ text: String) -> String {
    let replaced: [Unicode.Scalar: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "&": "&amp;"]
    return "\"" + text.unicodeScalars.map { replaced[$0] ?? String($0) }.joined() + "\""
  }
}

extension DrawnStep.Kind {
  fileprivate var dotStyle: String {
    switch self {
    case .collect: "shape=parallelogram"
    case .connector: "shape=component"
    case .transfer: "shape=cds"
    case .payment: "shape=octagon"
    case .ask: "shape=invtrapezium"
    case .router: "shape=hexagon"
    case .set: "shape=box"
    case .announce: "shape=box style=\"filled,rounded\""
    case .agent: "shape=oval"
    case .end: "shape=oval peripheries=2"
    case .missing: "shape=box style=\"filled,dashed\""
    }
  }
}
