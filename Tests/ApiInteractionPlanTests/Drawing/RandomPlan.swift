/// A plan whose steps lead to each other by chance, the same for the same number.
struct RandomPlan {
  private var state: UInt64
  private(set) var text = "steps:\n"

  init(_ seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let count = 1 + below(24)
    // From plans that go on by the next step almost always to those that go anywhere.
    let wildness = below(5)
    for step in 0..<count {
      text += "  \(name(step)): \(step == count - 1 ? "{end: over}" : body(step, count, wildness))\n"
    }
  }

  private mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private func name(_ step: Int) -> String {
    step % 7 == 3 ? "a-step-with-quite-a-long-name-\(step)" : "s\(step)"
  }

  private mutating func target(_ step: Int, _ count: Int, _ wildness: Int) -> String {
    if below(40) == 0 { return "nowhere-\(below(3))" }
    return name(below(5) < wildness ? below(count) : min(step + 1 + below(3), count - 1))
  }

  private mutating func body(_ step: Int, _ count: Int, _ wildness: Int) -> String {
    switch below(7) {
    case 0:
      return
        "{connector: d.xml, success: \(target(step, count, wildness)), interface-failure: \(target(step, count, wildness))}"
    case 1, 2:
      let rules = (0..<below(5)).map {
        "{data-source: D\(below(2)), equals: \"\($0)\", next: \(target(step, count, wildness))}"
      }
      return "{router: [\(rules.joined(separator: ", "))], default: \(target(step, count, wildness))}"
    case 3:
      let digits = (0..<below(6)).map { "\"\($0)\": \(target(step, count, wildness))" }
      return
        "{ask: D0, digits: {\(digits.joined(separator: ", "))}, default: \(target(step, count, wildness))}"
    case 4: return "{agent: people}"
    default: return "{announce: x, next: \(target(step, count, wildness))}"
    }
  }
}
