/// A random number generator that gives the same numbers for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of the choices, of which there is at least one.
  mutating func one<Choice>(of first: Choice, _ others: Choice...) -> Choice {
    let index = number(0...others.count)
    return index == 0 ? first : others[index - 1]
  }

  /// One of a list that is not empty.
  mutating func one(from list: [String]) -> String { list[number(0...(list.count - 1))] }

  /// Up to so many of the choices, joined.
  mutating func some(of choices: [String], _ count: ClosedRange<Int>) -> String {
    var text = ""
    for _ in 0..<number(count) { text += choices[number(0...(choices.count - 1))] }
    return text
  }
}
