/// Characters, of which one stands at a place of a pattern.
struct CharacterClass: Sendable, Hashable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  init(_ scalar: Unicode.Scalar) {
    self.init([scalar.value...scalar.value])
  }

  /// The class that a letter stands for after a backslash.
  init?(escape: Unicode.Scalar) {
    let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    let space: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]
    switch escape {
    case "d": self.init([0x30...0x39])
    case "D": self.init([0x30...0x39], isNegated: true)
    case "w": self.init(word)
    case "W": self.init(word, isNegated: true)
    case "s": self.init(space)
    case "S": self.init(space, isNegated: true)
    case "n": self.init("\n")
    case "r": self.init("\r")
    case "t": self.init("\t")
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": self.init(escape)
    default: return nil
    }
  }
}
