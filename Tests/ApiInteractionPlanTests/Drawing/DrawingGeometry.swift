@testable import ApiInteractionPlan

/// Looks for what lies on each other in a drawing.
struct DrawingGeometry {
  private struct Segment {
    let start: Point
    let end: Point
  }

  private let layout: DrawingLayout
  private let paths: [[Segment]]

  init(_ layout: DrawingLayout) {
    self.layout = layout
    paths = layout.strokes.map { DrawingGeometry.segments($0.pieces) }
  }

  /// The straight pieces of which a line consists, or nearly does.
  private static func segments(_ pieces: [Stroke.Piece]) -> [Segment] {
    var (segments, last) = ([Segment](), Point(0, 0))
    func add(_ points: [Point]) {
      for point in points {
        segments.append(Segment(start: last, end: point))
        last = point
      }
    }
    for piece in pieces {
      let (start, steps) = (last, (1...16).map { Double($0) / 16 })
      switch piece {
      case .move(let point): last = point
      case .line(let point): add([point])
      case .curve(let end):
        add(
          steps.map { part in
            let across = part * part * (3 - 2 * part)
            let rest = 1 - part
            let middle = (start.y + end.y) / 2
            let y =
              rest * rest * rest * start.y + 3 * rest * rest * part * middle + 3 * rest * part * part * middle
              + part * part * part * end.y
            return Point(start.x + (end.x - start.x) * across, y)
          })
      case .corner(let tip, let end):
        add(
          steps.map { part in
            let rest = 1 - part
            return Point(
              rest * rest * start.x + 2 * rest * part * tip.x + part * part * end.x,
              rest * rest * start.y + 2 * rest * part * tip.y + part * part * end.y)
          })
      }
    }
    return segments
  }

  /// What is wrong, in words.
  var problems: [String] { overlaps + linesThroughBoxes + crossings + outside }

  /// Steps and labels that lie on each other.
  private var overlaps: [String] {
    let boxes =
      layout.steps.enumerated().map { ("step \($0)", $1.box) }
      + layout.labels.map { ("label \($0.line)", $0.box) }
    return boxes.indices.flatMap { left in
      boxes.indices.dropFirst(left + 1).compactMap { right in
        let (one, other) = (boxes[left].1, boxes[right].1)
        let meet =
          one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom
        return meet ? "\(boxes[left].0) and \(boxes[right].0) overlap" : nil
      }
    }
  }

  /// Lines that run through steps, whose outlines may stand a little inside of their boxes, or through labels.
  private var linesThroughBoxes: [String] {
    let boxes =
      layout.steps.enumerated().map { ("step \($0)", $1.box, 7.0) }
      + layout.labels.map { ("label \($0.line)", $0.box, 0.5) }
    return boxes.flatMap { name, box, margin in
      paths.indices.compactMap { path in
        let isThrough = paths[path].contains { DrawingGeometry.runs($0, through: box, margin) }
        return isThrough ? "\(describe(path)) runs through \(name)" : nil
      }
    }
  }

  /// Lines to different steps that meet elsewhere than where they begin.
  private var crossings: [String] {
    paths.indices.flatMap { left in
      paths.indices.dropFirst(left + 1).compactMap { right in
        let (one, other) = (layout.strokes[left], layout.strokes[right])
        guard one.to != other.to else { return nil }
        let isFork = one.from != nil && one.from == other.from
        let meet = paths[left].contains { first in
          paths[right].contains { second in
            isFork
              ? DrawingGeometry.cross(first, second) : DrawingGeometry.isNear(first, second)
          }
        }
        return meet ? "\(describe(left)) meets \(describe(right))" : nil
      }
    }
  }

  private var outside: [String] {
    let points = paths.joined().flatMap { [$0.start, $0.end] }
    let corners = (layout.steps.map(\.box) + layout.labels.map(\.box)).flatMap {
      [Point($0.x, $0.y), Point($0.right, $0.bottom)]
    }
    return (points + corners).filter {
      $0.x < 0 || $0.y < 0 || $0.x > layout.width || $0.y > layout.height
    }.map { "\($0) is outside" }
  }

  private func describe(_ path: Int) -> String {
    let stroke = layout.strokes[path]
    return "line \(stroke.from.map(String.init) ?? "…") → \(stroke.to)"
  }

  // MARK: - Segments

  private static func runs(_ segment: Segment, through box: Box, _ margin: Double) -> Bool {
    // Cut to the box by its four sides (Liang and Barsky).
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    for (change, room) in [
      (-dx, segment.start.x - box.x - margin), (dx, box.right - margin - segment.start.x),
      (-dy, segment.start.y - box.y - margin), (dy, box.bottom - margin - segment.start.y),
    ] {
      if change == 0 {
        if room <= 0 { return false }
      } else if change < 0 {
        first = max(first, room / change)
      } else {
        last = min(last, room / change)
      }
    }
    return first < last
  }

  private static func side(_ segment: Segment, _ point: Point) -> Double {
    (segment.end.x - segment.start.x) * (point.y - segment.start.y)
      - (segment.end.y - segment.start.y) * (point.x - segment.start.x)
  }

  private static func cross(_ one: Segment, _ other: Segment) -> Bool {
    side(one, other.start) * side(one, other.end) < -1e-6
      && side(other, one.start) * side(other, one.end) < -1e-6
  }

  private static func isNear(_ one: Segment, _ other: Segment) -> Bool {
    if max(one.start.x, one.end.x) + 1 < min(other.start.x, other.end.x)
      || max(other.start.x, other.end.x) + 1 < min(one.start.x, one.end.x)
      || max(one.start.y, one.end.y) + 1 < min(other.start.y, other.end.y)
      || max(other.start.y, other.end.y) + 1 < min(one.start.y, one.end.y)
    {
      return false
    }
    return cross(one, other) || distance(one.start, other) < 0.5 || distance(one.end, other) < 0.5
      || distance(other.start, one) < 0.5 || distance(other.end, one) < 0.5
  }

  private static func distance(_ point: Point, _ segment: Segment) -> Double {
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    let square = dx * dx + dy * dy
    let part =
      square == 0
      ? 0
      : max(0, min(1, ((point.x - segment.start.x) * dx + (point.y - segment.start.y) * dy) / square))
    let (x, y) = (segment.start.x + part * dx - point.x, segment.start.y + part * dy - point.y)
    return (x * x + y * y).squareRoot()
  }
}
