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

  /// Those in a range or partly in it.
  func touching(_ range: Range<Int>) -> ArraySlice<Range<Int>> {
    let start = ranges.partitionPoint { $0.upperBound <= range.lowerBound }
    let end = ranges[start...].partitionPoint { $0.lowerBound < range.upperBound }
    return ranges[start..<end]
  }
}
