/// Where the lines of two texts differ.
struct LineDifference {
  /// Lines of the old text that lines of the new one replace; one of the two may be none.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The changes, in order; between two of them at least one line is the same.
  private(set) var changes: [Change] = []

  /// The most lines of a side that are compared one by one: the memory for that grows with the square of the differences.
  private static let mostLines = 2_000

  init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let whole = Change(old: start..<(old.count - rest), new: start..<(new.count - rest))
    guard !whole.old.isEmpty || !whole.new.isEmpty else { return }
    guard max(whole.old.count, whole.new.count) <= LineDifference.mostLines else {
      changes = [whole]
      return
    }
    compare(old[whole.old], new[whole.new])
  }

  private mutating func compare(_ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>) {
    // Numbers are compared faster than lines.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let difference = new.map(number).difference(from: old.map(number))
    var isRemoved = old.map { _ in false }
    var isInserted = new.map { _ in false }
    for change in difference {
      switch change {
      case .remove(let offset, _, _): isRemoved[offset] = true
      case .insert(let offset, _, _): isInserted[offset] = true
      }
    }
    var (oldLine, newLine) = (0, 0)
    while oldLine < old.count || newLine < new.count {
      let oldEnd = isRemoved[oldLine...].firstIndex(of: false) ?? old.count
      let newEnd = isInserted[newLine...].firstIndex(of: false) ?? new.count
      append(
        (old.startIndex + oldLine)..<(old.startIndex + oldEnd),
        (new.startIndex + newLine)..<(new.startIndex + newEnd))
      (oldLine, newLine) = (oldEnd + 1, newEnd + 1)
    }
  }

  private mutating func append(_ old: Range<Int>, _ new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    changes.append(Change(old: old, new: new))
  }

  /// The changes in groups that lie so near each other that the lines shown around them would meet.
  func groups(context: Int) -> [[Change]] {
    changes.reduce(into: []) { groups, change in
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
  }
}
