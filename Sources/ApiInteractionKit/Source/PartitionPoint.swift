extension RandomAccessCollection {
  /// The index of the first element that a test does not hold for, found by bisection.
  ///
  /// - Parameter test: A test that holds for the elements up to some place and for none after it.
  package func partitionPoint(where test: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if test(self[middle]) {
        low = index(after: middle)
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }
}
