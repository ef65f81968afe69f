/// A text with holes: literal text, placeholders that the call fills, slots that are filled before it.
///
/// Two texts are equal when they are written alike.
public struct TemplateText: Sendable {
  /// A part of the text.
  public struct Segment: Sendable, Hashable {
    /// What a part of the text is.
    public enum Kind: Sendable, Hashable {
      /// What is sent as it is written.
      case literal
      /// A placeholder, which the call fills.
      case placeholder(Placeholder)
      /// A slot, which is filled before the definition is deployed.
      case slot(SlotToken)
    }

    /// What the part is.
    public let kind: Kind
    /// Where the part stands, in UTF-8 offsets of the text.
    public let range: Range<Int>

    /// Whether the part is no hole.
    public var isLiteral: Bool {
      if case .literal = kind { true } else { false }
    }
  }

  /// Something in a text that is not written as it must be.
  public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The lint rule that speaks of it.
    public let rule: String
    /// What is wrong and what to do.
    public let description: String
    /// The offending part, in UTF-8 offsets of the text.
    public let range: Range<Int>
    /// What to write there instead, where that is plain.
    public let replacement: String?
  }

  /// The text as it is written, in UTF-8.
  package let bytes: [UInt8]
  /// What there is of holes; almost every text has none.
  private let holes: Holes?

  /// The holes of a text, and what stands between them.
  final class Holes: Sendable {
    /// The parts of the text.
    let parts: [Segment]
    let placeholders: [(placeholder: Placeholder, range: Range<Int>)]

    init(_ parts: [Segment], _ placeholders: [(placeholder: Placeholder, range: Range<Int>)]) {
      self.parts = parts
      self.placeholders = placeholders
    }
  }

  /// The parts, if there are holes among them.
  private var parts: [Segment] { holes?.parts ?? [] }
  /// Every placeholder, in order, with where it stands.
  public var placeholders: [(placeholder: Placeholder, range: Range<Int>)] { holes?.placeholders ?? [] }

  /// The parts, in order; together they are the whole text.
  public var segments: [Segment] {
    guard parts.isEmpty, !bytes.isEmpty else { return parts }
    return [Segment(kind: .literal, range: bytes.indices)]
  }

  /// The text as it is written.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads a text.
  ///
  /// - Throws: The first ``Problem``: a placeholder that is never closed, an unknown formatter, a name that no data
  ///   source has, a character that XML cannot carry.
  public init(_ text: String) throws(Problem) {
    let (template, problems) = TemplateText.read(Array(text.utf8))
    if let problem = problems.first { throw problem }
    if let (character, range) = text.firstOutsideXML {
      throw Problem(
        rule: "not-well-formed", description: "XML cannot carry the character \(character.codePoint).",
        range: range,
        replacement: nil)
    }
    self = template
  }

  init(_ bytes: [UInt8], _ holes: Holes?) {
    self.bytes = bytes
    self.holes = holes
  }

  /// The parts that lie in a range of UTF-8 offsets, at least in part.
  package func segments(in range: Range<Int>) -> ArraySlice<Segment> {
    let all = segments
    let first = all.partitionPoint { $0.range.upperBound <= range.lowerBound }
    return all[first...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// The text of one part.
  public subscript(segment: Segment) -> String { self[segment.range] }

  /// The text of a range of UTF-8 offsets.
  package subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Every slot, those inside placeholders among them, in order.
  public var slots: [SlotToken] {
    parts.flatMap { segment -> [SlotToken] in
      switch segment.kind {
      case .literal: []
      case .placeholder(let placeholder): placeholder.slots
      case .slot(let token): [token]
      }
    }
  }

  /// How many slots there are.
  var slotCount: Int {
    parts.reduce(0) { count, part in
      switch part.kind {
      case .literal: count
      case .placeholder(let placeholder): count + placeholder.slots.count
      case .slot: count + 1
      }
    }
  }

  /// Whether the text has no hole of any kind.
  public var isLiteral: Bool { holes == nil }

  /// The bytes of the text with every hole overwritten, byte for byte, so that what stands around the holes can be read
  /// and every offset stays true.
  ///
  /// - Parameter others: Parts of the text that were meant to be holes, stood in for as holes are.
  package func standIn(_ byte: UInt8, alsoFor others: [Range<Int>] = []) -> [UInt8] {
    var bytes = bytes
    for segment in parts where !segment.isLiteral {
      for index in segment.range { bytes[index] = byte }
    }
    for range in others {
      for index in range { bytes[index] = byte }
    }
    return bytes
  }
}

extension TemplateText: Hashable {
  public static func == (left: TemplateText, right: TemplateText) -> Bool {
    left.bytes == right.bytes
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}

extension TemplateText: CustomStringConvertible {
  public var description: String { text }
}

extension TemplateText: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self))
    } catch let problem as Problem {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem.description)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
