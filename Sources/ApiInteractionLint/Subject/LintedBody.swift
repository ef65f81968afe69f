import ApiInteractionKit

/// A body read with its holes stood in for.
struct LintedBody: Sendable {
  let value: Definition.Value?
  /// What the body is.
  let content: BodyContent
  /// Whether its syntax can be judged.
  let isJudged: Bool
  private let lookalikes: [Range<Int>]
  private let limits: Limits
  /// What stands for a byte of a hole: no text holds it, because XML cannot.
  static let hole: UInt8 = 0

  init(_ value: Definition.Value?, lookalikes: [Range<Int>], isTemplate: Bool, limits: Limits) {
    self.value = value
    self.lookalikes = lookalikes
    self.limits = limits
    content = value.map { BodyContent($0.template, alsoHoles: lookalikes, limits: limits) } ?? .none
    isJudged = value?.isJudged(isTemplate: isTemplate) ?? false
  }

  /// The text with holes stood in for.
  var stoodIn: [UInt8] {
    value.map { $0.template.standIn(LintedBody.hole, alsoFor: lookalikes) } ?? []
  }

  /// Whether the body begins with the mark of a merge conflict, or of a CDATA section: what it is cannot be told.
  var isUnclear: Bool {
    let bytes = stoodIn
    let start = bytes.trimmedRange.lowerBound
    return MergeConflict.mark(in: bytes, at: start) != nil || bytes.has("<![CDATA[", at: start)
  }

  /// A character that is not seen and stands before JSON or XML, which is not read as such then.
  var hiddenStart: (character: Unicode.Scalar, range: Range<Int>, kind: ContentType.Kind)? {
    guard content.kind != .json, content.kind != .xml, let value else { return nil }
    let scalars = value.text.string.unicodeScalars
    let rest = scalars.drop { $0.isInvisible || $0.properties.isWhitespace }
    let start = scalars.prefix { !$0.isInvisible }.reduce(0) { $0 + UTF8.width($1) }
    guard let sign = rest.first, let index = scalars.firstIndex(where: \.isInvisible), index < rest.startIndex
    else { return nil }
    let kind: ContentType.Kind
    switch sign {
    case "{", "[": kind = .json
    case "<": kind = .xml
    default: return nil
    }
    return (scalars[index], start..<(start + UTF8.width(scalars[index])), kind)
  }

  /// Whether the body does not only begin like JSON or XML, but goes on so: `{"`, `[{`, `<a`.
  var looksStructured: Bool {
    let signs = stoodIn.lazy.filter { !$0.isWhiteSpace }.prefix(2)
    guard let first = signs.first, let second = signs.dropFirst().first else { return false }
    switch first {
    case UInt8(ascii: "{"): return "\"'}".utf8.contains(second)
    case UInt8(ascii: "["): return "\"'{[]".utf8.contains(second)
    case UInt8(ascii: "<"): return second.isLetter || "?!".utf8.contains(second)
    default: return false
    }
  }

  /// Whether a body that cannot be read with values for its holes can be where those hold nothing at which it fails: there
  /// no value can stand, but nothing can, or text such as `, "more": 1`.
  ///
  /// - Parameter fault: Where it cannot be read further.
  func canBeRead(despite fault: Range<Int>) -> Bool {
    guard let value, !value.isLiteral || !lookalikes.isEmpty else { return false }
    var holes = value.template.segments.filter { !$0.isLiteral }.map(\.range) + lookalikes
    var bytes = value.template.standIn(content.standIn, alsoFor: lookalikes)
    var fault = fault
    // Where so many are in the way, nothing is said of the rest.
    for _ in 0..<16 {
      let index = holes.firstIndex { $0.lowerBound < fault.upperBound && $0.upperBound >= fault.lowerBound }
      guard let index else { return false }
      for offset in holes.remove(at: index) { bytes[offset] = UInt8(ascii: " ") }
      guard let next = content.fault(ofSameKind: bytes, limits: limits) else { return true }
      fault = next
    }
    return true
  }

  /// The placeholders that stand for names of JSON members without quotes, where the body is JSON with quotes in their values.
  var unquotedNames: [Range<Int>] {
    guard let value, case .json(let outline) = content, var fault = outline.fault?.offset else { return [] }
    var holes = value.placeholders.map(\.range) + lookalikes
    var bytes = value.template.standIn(content.standIn, alsoFor: lookalikes)
    var names: [Range<Int>] = []
    while let index = holes.firstIndex(where: { $0.lowerBound == fault && $0.count > 1 }), names.count < 64 {
      let hole = holes.remove(at: index)
      (bytes[hole.lowerBound], bytes[hole.upperBound - 1]) = (UInt8(ascii: "\""), UInt8(ascii: "\""))
      names.append(hole)
      guard let next = content.fault(ofSameKind: bytes, limits: limits) else { return names }
      fault = next.lowerBound
    }
    return []
  }

  /// Whether a part of the text was meant to be a hole, and is written as in another language.
  func holdsLookalike(in range: Range<Int>) -> Bool {
    let first = lookalikes.partitionPoint { $0.upperBound <= range.lowerBound }
    return first < lookalikes.count && lookalikes[first].lowerBound < range.upperBound
  }

  /// Whether a hole lies in a part of the text.
  func holdsHole(in range: Range<Int>) -> Bool {
    value?.template.segments(in: range).contains { !$0.isLiteral } ?? false
  }

  /// Whether a slot stands in a part of the text, by itself or in a placeholder.
  func holdsSlot(in range: Range<Int>) -> Bool {
    guard let value, value.facts.hasTilde else { return false }
    return value.template.segments(in: range).contains { segment in
      switch segment.kind {
      case .literal: return false
      case .placeholder(let placeholder): return !placeholder.slots.isEmpty
      case .slot: return true
      }
    }
  }

  /// The source of a range of the body's text.
  func sourceRange(of range: Range<Int>) -> SourceRange {
    value?.text.sourceRange(of: range) ?? SourceRange(0, 0)
  }

  /// The source of a JSON member's key, with its quotes.
  func sourceRange(ofKey entry: JSONOutline.Entry) -> SourceRange? {
    entry.keyRange.map { sourceRange(of: ($0.lowerBound - 1)..<($0.upperBound + 1)) }
  }
}
