extension String {
  /// The candidate that this was most likely meant to be, if one is near enough to say so.
  package func nearest(in candidates: some Sequence<String>) -> String? {
    let limit = Swift.min(3, count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates
    where abs(candidate.count - count) <= limit || lowercased() == candidate.lowercased() {
      let distance = lowercased().editDistance(to: candidate.lowercased())
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Whether two names differ in the case of letters alone, or in one letter.
  package func isSlip(of name: String) -> Bool {
    lowercased() == name.lowercased() || editDistance(to: name) <= 1
  }

  /// How many characters must be added, removed, replaced or swapped with their neighbour to make `other` of this.
  private func editDistance(to other: String) -> Int {
    let left = Array(unicodeScalars)
    let right = Array(other.unicodeScalars)
    guard !left.isEmpty, !right.isEmpty else { return Swift.max(left.count, right.count) }
    var rowBefore: [Int] = []
    var row = Array(0...right.count)
    for i in left.indices {
      var next = [i + 1] + Array(repeating: 0, count: right.count)
      for j in right.indices {
        let replaced = row[j] + (left[i] == right[j] ? 0 : 1)
        next[j + 1] = Swift.min(replaced, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          next[j + 1] = Swift.min(next[j + 1], rowBefore[j - 1] + 1)
        }
      }
      rowBefore = row
      row = next
    }
    return row[right.count]
  }
}
