/// Some of the elements that definitions have, as bits.
struct ElementSet {
  private var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }

  func contains(_ element: DefinitionElement) -> Bool { bits & ElementSet.bit(element) != 0 }

  mutating func insert(_ element: DefinitionElement) { bits |= ElementSet.bit(element) }

  private static func bit(_ element: DefinitionElement) -> UInt32 { 1 << UInt32(element.ordinal) }
}
