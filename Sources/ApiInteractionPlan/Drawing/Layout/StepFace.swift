/// What stands in the box of a step, and how large the box is, in pixels.
struct StepFace: Sendable {
  enum Style: String, Sendable {
    case name
    case caption
    case finding
    case visits

    var size: Double { self == .name ? 13 : 11 }
    var isBold: Bool { self == .name || self == .visits }
    var height: Double { self == .name ? 18 : 15 }
  }

  struct Line: Sendable {
    let text: String
    let style: Style
  }

  static let widest = 240.0
  /// The room for the line of a step that leads to itself, without its label.
  static let loopRoom = 34.0

  /// How far the slanted sides of some outlines lean.
  static let slant = 12.0

  let lines: [Line]
  let width: Double
  let height: Double
  /// How far from the sides of the box its outline stands at half the height.
  let inset: Double

  init(_ step: DrawnStep) {
    let texts: [(String?, Style)] = [
      (step.visits.isEmpty ? nil : "visit \(step.visits.shortened)", .visits), (step.name, .name),
      (step.caption, .caption), (step.summary, .finding),
    ]
    lines = texts.compactMap { text, style in
      text.map {
        Line(
          text: TextMeasure.fit($0, size: style.size, isBold: style.isBold, within: StepFace.widest),
          style: style)
      }
    }
    let widths = lines.map { TextMeasure.width($0.text, size: $0.style.size, isBold: $0.style.isBold) }
    width = max(84, (widths.max() ?? 0) + 44)
    height = lines.reduce(16) { $0 + $1.style.height }
    inset = step.kind == .collect || step.kind == .ask ? StepFace.slant / 2 : 0
  }
}
