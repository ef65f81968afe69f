/// A text with holes: literal text, placeholders that the call fills, slots that are filled before it.
///
/// Two texts are equal when they are written alike.
public struct TemplateText: Sendable {
  /// A part of the text.
  public struct Segment: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case literal
      case placeholder(Placeholder)
      case slot(SlotToken)
    }

    public let kind: Kind
    /// Where the part stands, in UTF-8 offsets of the text.
    public let range: Range<Int>
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

  /// The text as it is written.
  public let text: String
  /// The parts, in order; together they are the whole text.
  public let segments: [Segment]

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

  init(text: String, segments: [Segment]) {
    self.text = text
    self.segments = segments
  }

  /// The text of one part.
  public subscript(segment: Segment) -> String { text[utf8: segment.range] }

  /// Every slot, those inside placeholders among them, in order.
  public var slots: [SlotToken] {
    segments.flatMap { segment -> [SlotToken] in
      switch segment.kind {
      case .literal: []
      case .placeholder(let placeholder): placeholder.slots
      case .slot(let token): [token]
      }
    }
  }

  /// Every placeholder, in order, with where it stands.
  public var placeholders: [(placeholder: Placeholder, range: Range<Int>)] {
    segments.compactMap { segment in
      guard case .placeholder(let placeholder) = segment.kind else { return nil }
      return (placeholder, segment.range)
    }
  }

  /// Whether the text has no hole of any kind.
  public var isLiteral: Bool { segments.allSatisfy { $0.kind == .literal } }

  /// The bytes of the text with every hole overwritten, byte for byte, so that what stands around the holes can be read
  /// and every offset stays true.
  package func standIn(_ byte: UInt8) -> [UInt8] {
    var bytes = Array(text.utf8)
    for segment in segments where segment.kind != .literal {
      for index in segment.range { bytes[index] = byte }
    }
    return bytes
  }
}

extension TemplateText: Hashable {
  public static func == (left: TemplateText, right: TemplateText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
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
