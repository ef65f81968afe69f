@testable import ApiInteractionKit

/// Writes characters as XML content in ever different ways, and keeps where each byte of them stands.
struct ValueWriter {
  private(set) var bytes: [UInt8]
  private(set) var comments: [SourceRange] = []
  /// The source of each byte that was written.
  private(set) var sources: [SourceRange] = []
  var random: SeededRandom
  private var isInCDATA = false
  /// Where the present run of text or CDATA began.
  private var runStart: Int

  init(_ bytes: [UInt8], _ random: SeededRandom) {
    self.bytes = bytes
    self.random = random
    runStart = bytes.count
  }

  /// Writes a text whole; CDATA sections are closed at its end.
  mutating func write(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if random.once(in: 9) { interrupt() }
      let start = bytes.count
      write(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : nil)
      note(scalar, from: start)
    }
    leaveCDATA()
    if random.once(in: 12) { interrupt() }
    leaveCDATA()
  }

  /// Takes note of where a character stands that was written from `start`, or after a CDATA boundary.
  private mutating func note(_ scalar: Unicode.Scalar, from start: Int) {
    let decoded = Array(String(scalar).utf8)
    let from = max(start, runStart)
    if Array(bytes[from...]) == decoded {
      sources += decoded.indices.map { SourceRange(from + $0, from + $0 + 1) }
    } else {
      sources += decoded.map { _ in SourceRange(from, bytes.count) }
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    let endsSection = bytes[runStart...].suffix(2).elementsEqual("]]".utf8)
    switch scalar {
    case "\n": writeLineFeed(before: next)
    case "\r": writeReference(scalar)
    case "&", "<":
      if isInCDATA { put(scalar) } else { writeReference(scalar) }
    case ">" where endsSection:
      if isInCDATA {
        leaveCDATA()
        enterCDATA()
        put(scalar)
      } else {
        writeReference(scalar)
      }
    default:
      if !isInCDATA, random.once(in: 10) { writeReference(scalar) } else { put(scalar) }
    }
  }

  private mutating func writeLineFeed(before next: Unicode.Scalar?) {
    if !isInCDATA, random.once(in: 6) { return writeReference("\n") }
    if bytes.last == .carriageReturn, bytes.count > runStart || !isInCDATA { return append("\r\n") }
    append(next == "\n" ? random.one(of: "\n", "\r\n") : random.one(of: "\n", "\r\n", "\r"))
  }

  /// Writes a character by its name or its number.
  private mutating func writeReference(_ scalar: Unicode.Scalar) {
    leaveCDATA()
    let names: [Unicode.Scalar: String] = ["&": "amp", "<": "lt", ">": "gt", "\"": "quot", "'": "apos"]
    let digits = String(scalar.value, radix: 16, uppercase: random.once(in: 2))
    let zeros = String(repeating: "0", count: random.number(0...2))
    switch (random.number(0...2), names[scalar]) {
    case (0, let name?): append("&\(name);")
    case (1, _): append("&#\(zeros)\(scalar.value);")
    default: append("&#x\(zeros)\(digits);")
    }
  }

  /// Writes something that is no part of the value.
  private mutating func interrupt() {
    if isInCDATA { return leaveCDATA() }
    switch random.number(0...4) {
    case 0: comment()
    case 1:
      append(random.one(of: "<?pi <Url> & ]]> ~~~REPLACE~~~ ?>", "<?é?>", "<?a $(x) > -- ?>"))
      runStart = bytes.count
    case 2: append("<![CDATA[]]>")
    default: enterCDATA()
    }
    runStart = bytes.count
  }

  mutating func comment() {
    let start = bytes.count
    append(
      random.one(
        of: "<!---->", "<!-- <Url>&</Url> -->", "<!-- ]]> > é\r\n $(x) -->",
        "<!-- ~~~REPLACE~~~ - - ?> \" ' -->"))
    comments.append(SourceRange(start, bytes.count))
    runStart = bytes.count
  }

  private mutating func enterCDATA() {
    append("<![CDATA[")
    isInCDATA = true
    runStart = bytes.count
  }

  private mutating func leaveCDATA() {
    guard isInCDATA else { return }
    append("]]>")
    isInCDATA = false
    runStart = bytes.count
  }

  private mutating func put(_ scalar: Unicode.Scalar) { append(String(scalar)) }

  mutating func append(_ text: String) { bytes += text.utf8 }
}
