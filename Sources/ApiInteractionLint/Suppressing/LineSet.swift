import ApiInteractionKit

/// A set of lines.
struct LineSet: Sendable {
  /// Ranges that do not overlap, in order.
  private var ranges: [ClosedRange<Int>] = []

  init(_ ranges: [ClosedRange<Int>] = []) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  func contains(_ line: Int) -> Bool { overlaps(line...line) }

  /// Whether one of some lines is in the set.
  func overlaps(_ lines: ClosedRange<Int>) -> Bool {
    let index = ranges.partitionPoint { $0.upperBound < lines.lowerBound }
    return index < ranges.count && ranges[index].lowerBound <= lines.upperBound
  }
}
