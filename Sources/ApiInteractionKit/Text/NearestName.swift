extension String {
  /// The candidate that this was most likely meant to be, if one is near enough to say so.
  package func nearest(in candidates: some Sequence<String>) -> String? {
    var limit = Swift.min(3, count / 3)
    let name = Array(lowercased().unicodeScalars)
    var best: String?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard let distance = String.editDistance(name, other, within: limit) else { continue }
      best = candidate
      if distance == 0 { break }
      limit = distance - 1
    }
    return best
  }

  /// The same, or else the candidate that begins with this.
  package func meant(in candidates: [String]) -> String? {
    nearest(in: candidates) ?? (count > 2 ? candidates.first { $0.hasPrefix(lowercased()) } : nil)
  }

  /// Whether two names differ in the case of letters alone, or in one letter.
  package func isSlip(of name: String) -> Bool {
    lowercased() == name.lowercased()
      || String.editDistance(Array(unicodeScalars), Array(name.unicodeScalars), within: 1) != nil
  }

  /// How many characters must be added, removed, replaced or swapped with their neighbour to make one name of another.
  ///
  /// - Returns: nil if it is more than a limit. Only so far from the diagonal of the table is looked: names may be long.
  private static func editDistance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], within limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    if left.isEmpty || right.isEmpty { return Swift.max(left.count, right.count) }
    let far = limit + 1
    var rowBefore = Array(repeating: far, count: right.count + 1)
    var row = Array(0...right.count)
    var next = rowBefore
    for i in left.indices {
      let (first, last) = (Swift.max(0, i - limit), Swift.min(right.count - 1, i + limit))
      next[first] = first == 0 ? i + 1 : far
      var least = next[first]
      for j in first...last {
        var distance = Swift.min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          distance = Swift.min(distance, rowBefore[j - 1] + 1)
        }
        next[j + 1] = distance
        least = Swift.min(least, distance)
      }
      if least > limit { return nil }
      if last + 2 <= right.count { next[last + 2] = far }
      (rowBefore, row, next) = (row, next, rowBefore)
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
