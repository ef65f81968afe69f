/// Where the parts of a text stand in another one, from which it was made.
struct TextPlaces {
  /// Where the text went on, in both texts.
  private var steps: [(own: Int, source: Int)] = [(0, 0)]

  /// Notes that what begins at an offset of the text stands at one of the other.
  mutating func step(to own: Int, at source: Int) { steps.append((own, source)) }

  /// Where a part of the text stands, with what was left out in it.
  func range(of part: SourceRange) -> SourceRange { SourceRange(place(of: part.start), place(of: part.end)) }

  /// Where the pieces of a part stand, without what was left out between them.
  func pieces(of part: SourceRange) -> [SourceRange] {
    var pieces: [SourceRange] = []
    var index = steps.partitionPoint { $0.own <= part.start } - 1
    while index < steps.count, steps[index].own < part.end {
      let end = index + 1 < steps.count ? min(steps[index + 1].own, part.end) : part.end
      let shift = steps[index].source - steps[index].own
      pieces.append(SourceRange(max(steps[index].own, part.start) + shift, end + shift))
      index += 1
    }
    return pieces.filter { !$0.isEmpty }
  }

  private func place(of offset: Int) -> Int {
    let step = steps[steps.partitionPoint { $0.own <= offset } - 1]
    return step.source + offset - step.own
  }
}
