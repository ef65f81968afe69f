/// Makes a program of a pattern, from left to right.
struct ValuePatternReader {
  private typealias Step = ValuePattern.Step

  /// How many steps a pattern may have, and how many groups may stand in each other.
  private static let steps = 2000
  private static let depth = 50

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func read() throws(ValuePattern.Fault) -> [ValuePattern.Step] {
    // A value is matched whole in any case.
    if next == "^" { index += 1 }
    let program = try alternatives()
    if next == "$", index + 1 == scalars.count { index += 1 }
    guard index == scalars.count else {
      throw fault(next == ")" ? "this ) closes nothing" : "this is not possible here")
    }
    return program
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func fault(_ message: String, at place: Int? = nil) -> ValuePattern.Fault {
    ValuePattern.Fault(message: message, position: (place ?? index) + 1)
  }

  private mutating func alternatives() throws(ValuePattern.Fault) -> [Step] {
    var branches = [try branch()]
    while next == "|" {
      index += 1
      branches.append(try branch())
    }
    var program = branches.removeLast()
    for branch in branches.reversed() {
      program = [.split(1, branch.count + 2)] + branch + [.jump(program.count + 1)] + program
      try checkSize(program.count)
    }
    return program
  }

  private mutating func branch() throws(ValuePattern.Fault) -> [Step] {
    var program: [Step] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if scalar == "$", index + 1 == scalars.count, depth == 0 { break }
      program += try repeated(try atom())
      try checkSize(program.count)
    }
    return program
  }

  private func checkSize(_ count: Int) throws(ValuePattern.Fault) {
    if count > ValuePatternReader.steps { throw fault("the pattern is too long") }
  }

  // MARK: - How often

  private mutating func repeated(_ atom: [Step]) throws(ValuePattern.Fault) -> [Step] {
    let (least, most): (Int, Int?)
    switch next {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{": (least, most) = try count()
    default: return atom
    }
    index += 1
    if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
      throw fault("there is one of * + ? {} after a character already")
    }
    try checkSize((atom.count + 1) * max(least, most ?? 0))
    var program: [Step] = []
    for _ in 0..<least { program += atom }
    if let most {
      for _ in least..<most { program += [.split(1, atom.count + 1)] + atom }
    } else {
      program += [.split(1, atom.count + 2)] + atom + [.jump(-atom.count - 1)]
    }
    return program
  }

  /// Reads `{n}`, `{n,}` or `{n,m}` up to its brace.
  private mutating func count() throws(ValuePattern.Fault) -> (Int, Int?) {
    let start = index
    let advice = "write how often as {2}, {2,} or {2,4}"
    guard let end = scalars[index...].firstIndex(of: "}") else { throw fault(advice) }
    let parts = scalars[(start + 1)..<end].split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.allSatisfy { ("0"..."9").contains($0) } ? Int(String(String.UnicodeScalarView(part))) : nil
    }
    index = end
    guard let first = numbers.first, let least = first, parts.count <= 2, least <= ValuePatternReader.steps
    else { throw fault(advice, at: start) }
    if parts.count == 1 { return (least, least) }
    if parts[1].isEmpty { return (least, nil) }
    guard let most = numbers[1], most >= least, most <= ValuePatternReader.steps else {
      throw fault(advice, at: start)
    }
    return (least, most)
  }

  // MARK: - What

  private mutating func atom() throws(ValuePattern.Fault) -> [Step] {
    let start = index
    guard let scalar = next else { return [] }
    index += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return [.character(try characterClass(from: start))]
    case "\\": return [.character(try escape())]
    case ".": return [.character(CharacterClass([0x0A...0x0A, 0x0D...0x0D], isNegated: true))]
    case "*", "+", "?", "{", "}", "]", "^", "$":
      throw fault("a \(scalar) that is meant as it is is written \\\(scalar)", at: start)
    default: return [.character(CharacterClass(scalar))]
    }
  }

  private mutating func group(from start: Int) throws(ValuePattern.Fault) -> [Step] {
    if next == "?" {
      guard index + 1 < scalars.count, scalars[index + 1] == ":" else {
        throw fault("looking ahead and behind is not possible")
      }
      index += 2
    }
    depth += 1
    if depth > ValuePatternReader.depth { throw fault("groups are nested too deep", at: start) }
    let program = try alternatives()
    guard next == ")" else { throw fault("this ( is never closed", at: start) }
    index += 1
    depth -= 1
    return program
  }

  /// Reads what stands after a backslash.
  private mutating func escape() throws(ValuePattern.Fault) -> CharacterClass {
    guard let scalar = next, let escaped = CharacterClass(escape: scalar) else {
      throw fault("after \\ comes one of d D w W s S n r t, or a character that is meant as it is")
    }
    index += 1
    return escaped
  }

  /// Reads a class after its `[`.
  private mutating func characterClass(from start: Int) throws(ValuePattern.Fault) -> CharacterClass {
    var result = CharacterClass([])
    if next == "^" {
      result.isNegated = true
      index += 1
    }
    while let scalar = next, scalar != "]" || result.ranges.isEmpty {
      if scalar == "]" { throw fault("a [ ] needs characters in it", at: start) }
      let first = try member()
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        result.ranges += first
        continue
      }
      let dash = index
      index += 1
      let last = try member()
      guard first.count == 1, last.count == 1, first[0].count == 1, last[0].count == 1,
        first[0].lowerBound <= last[0].lowerBound
      else { throw fault("a range goes from a lower to a higher character, as in a-z", at: dash) }
      result.ranges.append(first[0].lowerBound...last[0].lowerBound)
    }
    guard next == "]" else { throw fault("this [ is never closed", at: start) }
    index += 1
    return result
  }

  private mutating func member() throws(ValuePattern.Fault) -> [ClosedRange<UInt32>] {
    guard let scalar = next else { return [] }
    index += 1
    guard scalar == "\\" else { return [scalar.value...scalar.value] }
    let place = index
    let escaped = try escape()
    if escaped.isNegated { throw fault("\\\(scalars[place]) cannot stand between [ and ]", at: place) }
    return escaped.ranges
  }
}
