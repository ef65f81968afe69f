/// A regular expression that the whole of a value must match, as RFC 9485 has it, and `\d`, `\w` and `\s`. [P]
///
/// There is no going back in the text, so that no pattern and no value can make it slow.
public struct ValuePattern: Sendable, Hashable {
  /// Why a text is not a pattern.
  struct Fault: Error {
    let message: String
    /// The character that is wrong, counted from 1.
    let position: Int
  }

  /// A step of the program that a pattern is made into; jumps count from the step itself.
  enum Step: Sendable, Hashable {
    case character(CharacterClass)
    case split(Int, Int)
    case jump(Int)
  }

  /// Values longer than this many Unicode scalars are not looked at.
  static let longestValue = 4096

  /// The pattern as it is written.
  public let text: String
  private let program: [Step]

  /// - Throws: ``Fault`` where the text is no pattern.
  init(_ text: String) throws(Fault) {
    self.text = text
    var reader = ValuePatternReader(text)
    program = try reader.read()
  }

  /// Whether all of a value is what the pattern says; a very long value is taken to be.
  func matches(_ value: String) -> Bool { mayMatch([value]) }

  /// Whether a value can be what the pattern says, with anything at all between its parts.
  func mayMatch(_ parts: [String]) -> Bool {
    guard parts.reduce(0, { $0 + $1.unicodeScalars.count }) <= ValuePattern.longestValue else { return true }
    var run = Run(program)
    run.start()
    for (index, part) in parts.enumerated() {
      if index > 0 { run.takeAnything() }
      for scalar in part.unicodeScalars {
        run.take(scalar)
        if run.isStuck { return false }
      }
    }
    return run.isAtEnd
  }

  /// Every way through a program at once.
  private struct Run {
    private let program: [Step]
    /// The steps that are waited at.
    private var waiting: [Int] = []
    /// For each step and the end, the last round in which it was reached.
    private var reached: [Int]
    private var round = 1

    init(_ program: [Step]) {
      self.program = program
      reached = Array(repeating: 0, count: program.count + 1)
    }

    var isStuck: Bool { waiting.isEmpty && !isAtEnd }
    var isAtEnd: Bool { reached[program.count] == round }

    mutating func start() { reach(0) }

    mutating func take(_ scalar: Unicode.Scalar) {
      let before = waiting
      waiting = []
      round += 1
      for index in before {
        if case .character(let expected) = program[index], expected.contains(scalar) { reach(index + 1) }
      }
    }

    /// Goes on by as many characters as there may be, whichever they are.
    mutating func takeAnything() {
      var next = 0
      while next < waiting.count {
        reach(waiting[next] + 1)
        next += 1
      }
    }

    private mutating func reach(_ start: Int) {
      var open = [start]
      while let index = open.popLast() {
        guard reached[index] != round else { continue }
        reached[index] = round
        guard index < program.count else { continue }
        switch program[index] {
        case .character: waiting.append(index)
        case .jump(let offset): open.append(index + offset)
        case .split(let first, let second): open += [index + second, index + first]
        }
      }
    }
  }
}
