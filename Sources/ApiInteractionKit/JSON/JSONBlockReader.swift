import CByteMasks

/// Reads a JSON text in blocks of 64 bytes and checks, for all of a block at once, what may stand next to what.
///
/// Bytes are bits of a word here. A mark on the byte after a token moves over white space to the next token by an
/// addition: the carry runs through the ones of the white space and stops at the first byte that is none. What leaves a
/// block at its end enters the next one at its beginning.
///
/// What needs more than neighbours is left to ``JSONSkipper``: brackets, literals, and `\u` escapes.
struct JSONBlockReader {
  /// Marks on their way to the next token, by what was before them.
  private var afterOpeningOrColon: UInt64 = 0
  private var afterBrace: UInt64 = 0
  private var afterComma: UInt64 = 0
  private var afterName: UInt64 = 0
  private var afterValue: UInt64 = 0
  /// All ones inside a string.
  private var string: UInt64 = 0
  /// 1 inside a string that may be a name.
  private var name: UInt64 = 0
  /// 1 if the next byte stands after a backslash that counts.
  private var escaped: UInt64 = 0
  /// 1 inside a number or a word.
  private var literal: UInt64 = 0
  private var utf8 = UTF8BlockReader()

  /// Where in a text reading begins.
  enum Start {
    /// After `{`.
    case object
    /// After `[`.
    case array
    /// After a comma in an array.
    case member
  }

  init(_ start: Start) {
    switch start {
    case .object: afterBrace = 1
    case .array: afterOpeningOrColon = 1
    case .member: afterComma = 1
    }
  }

  /// Reads 64 bytes.
  @inline(__always)
  mutating func read(_ bytes: UnsafePointer<UInt8>) -> JSONBlock {
    let masks = json_byte_masks_read(bytes)
    let escaped = escapedBytes(masks.backslash)
    let quotes = masks.quote & ~escaped
    // From each opening quote up to, not with, the closing one.
    let inside = JSONBlockReader.runningParity(quotes) ^ string
    string = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
    let opens = quotes & inside
    let closes = quotes & ~inside
    let outside = ~(inside | closes)
    let white = masks.white & outside
    let colons = masks.colon & outside

    var block = JSONBlock()
    block.openings = masks.opening & outside
    block.closings = masks.closing & outside
    block.curly = masks.curly
    block.commas = masks.comma & outside
    block.faults = masks.control & ~white

    let literalBytes = outside & ~(white | colons | block.commas | block.openings | block.closings)
    let pastLiteral = literalBytes << 1 | literal
    literal = literalBytes >> 63
    block.literals = literalBytes & ~pastLiteral

    let braces = block.openings & block.curly
    let squareClosings = block.closings & ~block.curly
    let openedOrColon = next(after: colons | block.openings & ~block.curly, over: white, &afterOpeningOrColon)
    let brace = next(after: braces, over: white, &afterBrace)
    let comma = next(after: block.commas, over: white, &afterComma)
    let nameEnds = JSONBlockReader.ends(of: opens & (comma | brace), in: inside, &name)
    let named = next(after: nameEnds, over: white, &afterName)
    let values = closes & ~nameEnds | block.closings
    let ended = next(after: values, and: pastLiteral & ~literalBytes, over: white, &afterValue)

    let begins = opens | block.literals | block.openings
    block.faults |= openedOrColon & ~(begins | squareClosings)
    block.faults |= brace & ~(opens | block.closings & block.curly)
    block.faults |= comma & ~begins
    block.faults |= named & ~(colons | block.commas | squareClosings)
    block.faults |= ended & ~(block.commas | block.closings)
    block.objectOnly = named & colons
    block.arrayOnly = named & block.commas | comma & ~opens

    if masks.high | utf8.expected != 0 { block.faults |= utf8.faults(bytes) }
    if escaped & inside != 0 { block.escapes = escaped & inside & ~json_escape_mask(bytes) }
    return block
  }

  /// The tokens that come next after tokens with their last bytes at some bits.
  ///
  /// - Parameter marks: Further bytes from which the next token is looked for.
  @inline(__always)
  private func next(
    after last: UInt64, and marks: UInt64 = 0, over white: UInt64, _ carry: inout UInt64
  ) -> UInt64 {
    let (sum, overflow) = (last << 1 | marks | carry).addingReportingOverflow(white)
    carry = last >> 63 | (overflow ? 1 : 0)
    return sum & ~white
  }

  /// The closing quotes of strings with their opening quotes at some bits.
  @inline(__always)
  private static func ends(of opens: UInt64, in inside: UInt64, _ carry: inout UInt64) -> UInt64 {
    let (sum, overflow) = (opens | carry).addingReportingOverflow(inside)
    carry = overflow ? 1 : 0
    return sum & ~inside
  }

  /// The bytes after a backslash that is not itself after one.
  ///
  /// A run of backslashes that begins at an odd bit is carried by an addition to its end, which says for each run at which
  /// of its bits the pairs begin.
  @inline(__always)
  private mutating func escapedBytes(_ all: UInt64) -> UInt64 {
    if all == 0 {
      defer { escaped = 0 }
      return escaped
    }
    let even: UInt64 = 0x5555_5555_5555_5555
    let backslashes = all & ~escaped
    let follows = backslashes << 1 | escaped
    let oddStarts = backslashes & ~even & ~follows
    let (sum, overflow) = oddStarts.addingReportingOverflow(backslashes)
    escaped = overflow ? 1 : 0
    return (even ^ sum << 1) & follows
  }

  /// For each bit, whether the number of ones up to it is odd.
  @inline(__always)
  private static func runningParity(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits ^= bits << 1
    bits ^= bits << 2
    bits ^= bits << 4
    bits ^= bits << 8
    bits ^= bits << 16
    bits ^= bits << 32
    return bits
  }
}
