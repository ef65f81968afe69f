/// A place in a drawing, in pixels from its upper left corner.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    (self.x, self.y) = (x, y)
  }
}

/// A rectangle in a drawing.
struct Box: Sendable, Hashable {
  var x: Double
  var y: Double
  let width: Double
  let height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: Point { Point(x + width / 2, y + height / 2) }
}

/// A line as it is drawn.
struct Stroke: Sendable {
  enum Piece: Sendable {
    case move(Point)
    case line(Point)
    /// Leaves and arrives straight down. All of a row do so between the same heights, so that at every height they stand in
    /// the order in which they begin and end, and none crosses another.
    case curve(Point)
    /// A rounded corner, drawn towards its tip.
    case corner(Point, Point)
  }

  /// The step from which it comes; none of one that many share.
  let from: Int?
  let to: Int
  /// The line; none of one that many share.
  let line: Int?
  var isTaken = false
  var hasArrow = false
  private(set) var pieces: [Piece] = []
  private(set) var end = Point(0, 0)

  init(from: Int?, to: Int, line: Int?, isTaken: Bool = false) {
    (self.from, self.to, self.line, self.isTaken) = (from, to, line, isTaken)
  }

  mutating func move(_ x: Double, _ y: Double) {
    end = Point(x, y)
    pieces.append(.move(end))
  }

  mutating func go(_ x: Double, _ y: Double) {
    guard Point(x, y) != end else { return }
    end = Point(x, y)
    pieces.append(.line(end))
  }

  mutating func curve(_ x: Double, _ y: Double) {
    guard x != end.x else { return go(x, y) }
    end = Point(x, y)
    pieces.append(.curve(end))
  }

  /// Goes through points, round the corners.
  mutating func go(through points: [Point], radius: Double = 8) {
    for (index, point) in points.enumerated() {
      guard index + 1 < points.count else { return go(point.x, point.y) }
      let before = Stroke.toward(end, from: point, radius)
      let after = Stroke.toward(points[index + 1], from: point, radius)
      go(before.x, before.y)
      end = after
      pieces.append(.corner(point, after))
    }
  }

  private static func toward(_ goal: Point, from corner: Point, _ distance: Double) -> Point {
    let (x, y) = (goal.x - corner.x, goal.y - corner.y)
    let length = max(abs(x), abs(y))
    let part = length == 0 ? 0 : min(0.5, distance / length)
    return Point(corner.x + x * part, corner.y + y * part)
  }
}
