extension PlanDrawing {
  /// The plan as a Mermaid flowchart, which GitHub and GitLab draw in Markdown.
  public var mermaid: String {
    var text = "flowchart TD\n"
    if let name { text += "  accTitle: \(mermaidLine(name))\n" }
    text += "  accDescr: \(mermaidLine(description))\n"
    text += "  begin(( )) --> s\(start + 1)\n"
    for (index, step) in steps.enumerated() {
      let (open, close) = step.kind.mermaidBrackets
      text += "  s\(index + 1)\(open)\"\(label(of: step))\"\(close)\n"
    }
    for line in lines {
      let label = ([line.visitText].compactMap { $0 } + line.label).map(mermaidText).joined(separator: "<br>")
      let arrow = line.isFailure ? "-.->" : "-->"
      text += "  s\(line.from + 1) \(arrow)\(label.isEmpty ? "" : "|\"\(label)\"|") s\(line.to + 1)\n"
    }
    // The line to the first step is counted, too.
    let taken = lines.indices.filter { !lines[$0].visits.isEmpty }.map { "\($0 + 1)" }
    if !taken.isEmpty {
      text += "  linkStyle \(taken.joined(separator: ",")) stroke:#8250df,stroke-width:4px\n"
    }
    var members: [String: [String]] = [:]
    for (index, step) in steps.enumerated() {
      for name in classes(of: step) { members[name, default: []].append("s\(index + 1)") }
    }
    for (name, steps) in members.sorted(by: { $0.key < $1.key }) {
      text += "  class \(steps.joined(separator: ",")) \(name)\n"
    }
    return text + """
        classDef error fill:#ffebe9,stroke:#cf222e,stroke-width:3px,color:#1f2328
        classDef warning fill:#fff8c5,stroke:#9a6700,stroke-width:2px,color:#1f2328
        classDef info fill:#ddf4ff,stroke:#0969da,color:#1f2328
        classDef missing stroke:#cf222e,stroke-dasharray:3 3
        classDef taken stroke:#8250df,stroke-width:4px

      """
  }

  private func label(of step: DrawnStep) -> String {
    StepFace(step).lines.map { mermaidText($0.text) }.joined(separator: "<br>")
  }

  private func classes(of step: DrawnStep) -> [String] {
    let classes = [
      step.kind == .missing ? "missing" : nil, step.severity?.rawValue, step.visits.isEmpty ? nil : "taken",
    ]
    return classes.compactMap { $0 }
  }

  /// A text between quotes: what Mermaid, or the HTML that it makes, would take for something else, by its number.
  private func mermaidText(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || !scalar.isASCII
      return isPlain || " .,:-=()/|+?!'".unicodeScalars.contains(scalar)
        ? String(scalar) : "#\(scalar.value);"
    }.joined()
  }

  /// A text that ends with its line.
  private func mermaidLine(_ text: String) -> String {
    text.unicodeScalars.map { ";#{}%<>&\"".unicodeScalars.contains($0) ? " " : String($0) }.joined()
  }
}

extension DrawnStep.Kind {
  fileprivate var mermaidBrackets: (String, String) {
    switch self {
    case .collect: ("[/", "/]")
    case .connector: ("[[", "]]")
    case .transfer: (">", "]")
    case .ask: ("[\\", "/]")
    case .router: ("{{", "}}")
    case .payment, .announce: ("(", ")")
    case .agent: ("([", "])")
    case .end: ("(((", ")))")
    case .set, .missing: ("[", "]")
    }
  }
}
