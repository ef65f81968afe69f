import ApiInteractionKit

/// The holes of a text, in order.
struct TextHoles {
  private let ranges: [Range<Int>]

  /// None.
  init() {
    ranges = []
  }

  /// Some that are in order.
  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
  }

  /// - Parameter lookalikes: What was meant to be a hole.
  init(_ template: TemplateText, lookalikes: [Range<Int>] = []) {
    let holes = template.segments.filter { !$0.isLiteral }.map(\.range)
    ranges = (holes + lookalikes).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether there is nothing in a range but holes.
  func cover(_ range: Range<Int>) -> Bool {
    touching(range).reduce(0) { $0 + $1.clamped(to: range).count } == range.count
  }

  /// Those in a range or partly in it.
  func touching(_ range: Range<Int>) -> ArraySlice<Range<Int>> {
    let start = ranges.partitionPoint { $0.upperBound <= range.lowerBound }
    let end = ranges[start...].partitionPoint { $0.lowerBound < range.upperBound }
    return ranges[start..<end]
  }
}
