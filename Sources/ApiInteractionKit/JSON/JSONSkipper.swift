/// Finds the end of objects and arrays, or of array members, of which nothing is wanted, and checks them all the same.
///
/// It goes by blocks of 64 bytes and takes only brackets, literals and `\u` escapes one by one. Where something is wrong
/// it says no more than that: ``JSONScanner`` then finds out what and where.
struct JSONSkipper {
  /// Where skipping has ended.
  struct End {
    /// The closing bracket of the object or array, or the byte after a comma in it.
    let offset: Int
    /// How many commas of an array were passed.
    let commas: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var reader: JSONBlockReader
  /// For each open object or array but the innermost, whether it is an object; room for as many as may be open.
  private let outer: UnsafeMutableBufferPointer<Bool>
  private var depth = 0
  /// All ones if the innermost is an object.
  private var isObject: UInt64
  /// How many commas of the array in which skipping began are still to be passed.
  private var commasLeft: Int
  /// The end of the last `\u` escape.
  private var escapeEnd = 0

  /// Skips from an offset in an object or array to its end.
  ///
  /// - Parameters:
  ///   - start: What stands before the offset.
  ///   - commas: After how many commas of the array to stop.
  ///   - outer: Memory for as many objects and arrays as may be open inside it.
  /// - Returns: nil where something is wrong.
  @inline(__always)
  static func skip(
    _ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, _ start: JSONBlockReader.Start,
    commas: Int, outer: UnsafeMutableBufferPointer<Bool>
  ) -> End? {
    var skipper = JSONSkipper(bytes: bytes, start, outer: outer, commas: commas)
    guard let end = skipper.skip(from: offset) else { return nil }
    return End(offset: end, commas: commas - skipper.commasLeft)
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, _ start: JSONBlockReader.Start,
    outer: UnsafeMutableBufferPointer<Bool>, commas: Int
  ) {
    self.bytes = bytes
    self.outer = outer
    reader = JSONBlockReader(start)
    isObject = start == .object ? ~0 : 0
    commasLeft = commas
  }

  private mutating func skip(from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var offset = start
    while bytes.count - offset >= 64 {
      let block = reader.read(base + offset)
      switch take(block, at: offset) {
      case .goOn: offset += 64
      case .end(let end): return end
      case .fault: return nil
      }
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { rest in
      rest.initialize(repeating: .space)
      _ = rest.update(fromContentsOf: bytes[offset...])
      guard let padded = rest.baseAddress, case .end(let end) = take(reader.read(padded), at: offset) else {
        return nil
      }
      return end
    }
  }

  private enum Outcome {
    case goOn
    case end(Int)
    case fault
  }

  /// Goes through the brackets of a block, and checks it as far as skipping goes.
  @inline(__always)
  private mutating func take(_ block: JSONBlock, at offset: Int) -> Outcome {
    var faults = block.faults
    var brackets = block.openings | block.closings
    var taken: UInt64 = 0
    var end: (bit: UInt64, past: Int)?
    while brackets != 0 {
      let bit = brackets & (0 &- brackets)
      brackets ^= bit
      let part = (bit | (bit &- 1)) & ~taken
      taken |= part
      faults |= misplaced(block, in: part)
      if let comma = pass(block.commas & part) {
        end = (comma, 1)
        break
      }
      let isCurly: UInt64 = block.curly & bit == 0 ? 0 : ~0
      if block.openings & bit != 0 {
        guard depth < outer.count else { return .fault }
        outer.initializeElement(at: depth, to: isObject != 0)
        depth &+= 1
        isObject = isCurly
      } else {
        if isObject != isCurly { faults |= bit }
        if depth == 0 {
          end = (bit, 0)
          break
        }
        depth &-= 1
        isObject = outer[depth] ? ~0 : 0
      }
    }
    if end == nil {
      faults |= misplaced(block, in: ~taken)
      if let comma = pass(block.commas & ~taken) { end = (comma, 1) }
    }
    // What comes after the end is another's.
    let part = end.map { $0.bit | ($0.bit &- 1) } ?? ~0
    faults = faults & part | JSONSkipper.badLiterals(block.literals & part, at: offset, in: bytes)
    if block.escapes & part != 0 { faults |= badEscapes(block.escapes & part, at: offset) }
    if faults != 0 { return .fault }
    return end.map { .end(offset &+ $0.bit.trailingZeroBitCount &+ $0.past) } ?? .goOn
  }

  /// The bits of a part of a block that are not right in the innermost object or array.
  @inline(__always)
  private func misplaced(_ block: JSONBlock, in part: UInt64) -> UInt64 {
    (block.objectOnly & ~isObject | block.arrayOnly & isObject) & part
  }

  /// Passes commas of the array in which skipping began; gives the last one that is wanted, if it is among them.
  @inline(__always)
  private mutating func pass(_ commas: UInt64) -> UInt64? {
    guard depth == 0, isObject == 0, commas != 0 else { return nil }
    let count = commas.nonzeroBitCount
    guard count >= commasLeft else {
      commasLeft -= count
      return nil
    }
    var commas = commas
    for _ in 1..<commasLeft { commas &= commas &- 1 }
    commasLeft = 0
    return commas & (0 &- commas)
  }

  /// The bits of numbers and words that are none.
  @inline(__always)
  private static func badLiterals(
    _ literals: UInt64, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var left = literals
    var faults: UInt64 = 0
    while left != 0 {
      let bit = left & (0 &- left)
      left ^= bit
      let start = offset + bit.trailingZeroBitCount
      guard let end = try? JSONLiteral(in: bytes, at: start).end, end < bytes.count,
        JSONLiteral.ends(before: bytes[end])
      else {
        faults |= bit
        continue
      }
    }
    return faults
  }

  /// The bits of escaped characters that are no `\u` escapes.
  @inline(never)
  private mutating func badEscapes(_ escapes: UInt64, at offset: Int) -> UInt64 {
    var left = escapes
    var faults: UInt64 = 0
    while left != 0 {
      let bit = left & (0 &- left)
      left ^= bit
      let backslash = offset + bit.trailingZeroBitCount - 1
      if backslash < escapeEnd { continue }
      if let end = try? JSONEscape(in: bytes, at: backslash).end { escapeEnd = end } else { faults |= bit }
    }
    return faults
  }
}
