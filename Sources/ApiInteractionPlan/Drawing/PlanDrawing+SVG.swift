import ApiInteractionKit

extension PlanDrawing {
  /// The plan as an SVG image that needs nothing else: no font, no script, no other file.
  ///
  /// What is known of a step or a line shows when the pointer rests on it.
  public var svg: String { SVGText(self).text }
}

/// Writes a drawing as SVG.
private struct SVGText {
  private let drawing: PlanDrawing
  private let layout: DrawingLayout

  init(_ drawing: PlanDrawing) {
    self.drawing = drawing
    layout = DrawingLayout(drawing)
  }

  var text: String {
    let (width, height) = (number(layout.width), number(layout.height))
    let entry = layout.steps[drawing.start].box.middle.x
    let parts =
      [
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="call-plan" width="\(width)" height="\(height)" \
        viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="plan-title plan-description">
        <title id="plan-title">\(escaped(heading))</title>
        <desc id="plan-description">\(escaped(drawing.description))</desc>
        <style>
        \(SVGStyle.text)</style>
        <defs>
        \(arrow("arrow"))
        \(arrow("taken-arrow"))
        </defs>
        <rect class="paper" width="\(width)" height="\(height)" rx="8"/>
        """
      ] + layout.strokes.filter { !$0.isTaken }.map(stroke) + layout.strokes.filter(\.isTaken).map(stroke)
      + ["<circle class=\"entry\" cx=\"\(number(entry))\" cy=\"\(number(layout.entry))\" r=\"6\"/>"]
      + layout.labels.map(label) + layout.steps.indices.map(step) + ["</svg>\n"]
    return parts.joined(separator: "\n")
  }

  private var heading: String { drawing.name.map { "Call plan: \($0)" } ?? "Call plan" }

  private func arrow(_ name: String) -> String {
    """
    <marker id="\(name)" class="\(name)" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" \
    markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5L8 4L0 7.5z"/></marker>
    """
  }

  // MARK: - Lines

  private func stroke(_ stroke: Stroke) -> String {
    var classes = ["line"]
    if let line = stroke.line, drawing.lines[line].isFailure { classes.append("failure") }
    if stroke.isTaken { classes.append("taken") }
    let end = stroke.hasArrow ? " marker-end=\"url(#\(stroke.isTaken ? "taken-arrow" : "arrow"))\"" : ""
    let title = stroke.line.map { drawing.title(ofLine: $0) } ?? "to \(drawing.steps[stroke.to].name)"
    return """
      <path class="\(classes.joined(separator: " "))" d="\(path(stroke))"\(end)><title>\(escaped(title))</title></path>
      """
  }

  private func path(_ stroke: Stroke) -> String {
    var (path, last) = ("", Point(0, 0))
    for piece in stroke.pieces {
      switch piece {
      case .move(let point):
        path += "M\(pair(point))"
        last = point
      case .line(let point):
        path += "L\(pair(point))"
        last = point
      case .curve(let point):
        let middle = (last.y + point.y) / 2
        path += "C\(pair(Point(last.x, middle))) \(pair(Point(point.x, middle))) \(pair(point))"
        last = point
      case .corner(let tip, let point):
        path += "Q\(pair(tip)) \(pair(point))"
        last = point
      }
    }
    return path
  }

  private func label(_ label: DrawingLayout.Label) -> String {
    let line = drawing.lines[label.line]
    let x = label.box.middle.x
    var y = label.box.y + 2
    var texts: [String] = []
    func add(_ text: String, _ style: String) {
      texts.append(self.text(text, style, x, y + 11))
      y += LineFace.lineHeight
    }
    if let visits = label.face.visits { add(visits, "visits") }
    for text in label.face.texts { add(text, "label") }
    if let reference = label.face.reference {
      let height = LineFace.lineHeight + 4
      let top = label.box.bottom - height - 1
      y = top + 2
      let width = label.face.referenceWidth - 2
      let box = Box(x: x - width / 2, y: top, width: width, height: height)
      texts.append("<a href=\"#step-\(line.to + 1)\">\(rectangle(box, radius: height / 2))")
      add(reference, "label")
      texts.append("</a>")
    }
    let style = line.visits.isEmpty ? "on-line" : "on-line taken"
    return """
      <g class="\(style)"><title>\(escaped(drawing.title(ofLine: label.line)))</title>\(texts.joined())</g>
      """
  }

  // MARK: - Steps

  private func step(_ index: Int) -> String {
    let (step, place) = (drawing.steps[index], layout.steps[index])
    var classes = ["step", step.kind.rawValue]
    if let severity = step.severity { classes.append(severity.rawValue) }
    if !step.visits.isEmpty { classes.append("taken") }
    var y = place.box.y + 8
    var texts: [String] = []
    for line in place.face.lines {
      texts.append(text(line.text, line.style.rawValue, place.box.middle.x, y + line.style.height - 4))
      y += line.style.height
    }
    return """
      <g id="step-\(index + 1)" class="\(classes.joined(separator: " "))"><title>\(escaped(step.title))</title>\
      \(outline(of: step.kind, place.box))\(texts.joined())</g>
      """
  }

  /// The outline by which a kind of step is known.
  private func outline(of kind: DrawnStep.Kind, _ box: Box) -> String {
    let slant = StepFace.slant
    let (left, right, top, bottom) = (box.x, box.right, box.y, box.bottom)
    switch kind {
    case .collect:
      return polygon([(left + slant, top), (right, top), (right - slant, bottom), (left, bottom)])
    case .ask: return polygon([(left, top), (right, top), (right - slant, bottom), (left + slant, bottom)])
    case .router:
      return polygon([
        (left + slant, top), (right - slant, top), (right, box.middle.y), (right - slant, bottom),
        (left + slant, bottom), (left, box.middle.y),
      ])
    case .transfer:
      return polygon([
        (left, top), (right - slant, top), (right, box.middle.y), (right - slant, bottom), (left, bottom),
      ])
    case .payment:
      let corner = 9.0
      return polygon([
        (left + corner, top), (right - corner, top), (right, top + corner), (right, bottom - corner),
        (right - corner, bottom), (left + corner, bottom), (left, bottom - corner), (left, top + corner),
      ])
    case .connector:
      let bars = [left + 7, right - 7].map {
        "<path d=\"M\(pair(Point($0, top)))L\(pair(Point($0, bottom)))\"/>"
      }
      return rectangle(box, radius: 2) + bars.joined()
    case .set, .missing: return rectangle(box, radius: 0)
    case .announce: return rectangle(box, radius: 8)
    case .agent: return rectangle(box, radius: box.height / 2)
    case .end:
      let inner = Box(x: left + 4, y: top + 4, width: box.width - 8, height: box.height - 8)
      return rectangle(box, radius: box.height / 2) + rectangle(inner, radius: inner.height / 2)
    }
  }

  private func polygon(_ points: [(Double, Double)]) -> String {
    "<polygon points=\"\(points.map { pair(Point($0, $1)) }.joined(separator: " "))\"/>"
  }

  private func rectangle(_ box: Box, radius: Double) -> String {
    """
    <rect x="\(number(box.x))" y="\(number(box.y))" width="\(number(box.width))" height="\(number(box.height))" \
    rx="\(number(radius))"/>
    """
  }

  // MARK: - Texts

  private func text(_ text: String, _ style: String, _ x: Double, _ y: Double) -> String {
    "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\">\(escaped(text))</text>"
  }

  private func escaped(_ text: String) -> String { XMLEscaping.text(text) }

  private func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// A number with at most one decimal.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
