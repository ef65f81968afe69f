/// Matches with wildcards that stand for any run, without going back further than to the last one.
enum Wildcards {
  static func match<Element, Items: BidirectionalCollection>(
    _ pattern: ArraySlice<Element>, _ items: Items, isAny: (Element) -> Bool,
    _ fits: (Element, Items.Element) -> Bool
  ) -> Bool {
    var position = pattern.startIndex
    var item = items.startIndex
    var retry: (position: Int, item: Items.Index)?
    while item < items.endIndex {
      if position < pattern.endIndex, isAny(pattern[position]) {
        retry = (position, item)
        position += 1
      } else if position < pattern.endIndex, fits(pattern[position], items[item]) {
        position += 1
        item = items.index(after: item)
      } else if let last = retry {
        let next = items.index(after: last.item)
        retry = (last.position, next)
        (position, item) = (last.position + 1, next)
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy(isAny)
  }
}
