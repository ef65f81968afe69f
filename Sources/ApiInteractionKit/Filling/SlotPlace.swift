/// A place in which a slot stands, with what is known of it before it is filled.
final class SlotPlace: Sendable {
  /// The name of the slot.
  let slot: String
  /// The token in the source.
  let range: SourceRange
  let context: SlotContext
  /// The index of the value, among those of the definition, that holds the slot.
  let value: Int
  /// The token in that value's text.
  let token: Range<Int>
  /// That value's text.
  let bytes: [UInt8]
  let isCDATA: Bool
  /// How long a text may be for it to be ``isHarmless(_:_:)``, in bytes.
  private let longestHarmless: Int

  /// - Parameter isRobust: Whether the value is ``Definition/Value/isRobust``.
  init(_ occurrence: Slot.Occurrence, of slot: Slot, in value: Definition.Value, isRobust: Bool) {
    self.slot = slot.name
    range = occurrence.range
    context = occurrence.context
    self.value = occurrence.value
    token = occurrence.token.range
    bytes = value.text.bytes
    isCDATA = value.text.isCDATA(at: token.lowerBound)
    switch context {
    case _ where !isRobust: longestHarmless = 0
    case .urlStart, .urlPath, .urlQuery, .headerValue, .form, .jsonString, .text: longestHarmless = .max
    case .placeholderName:
      // Of several slots in a name each may fit, and all together not.
      if let hole = value.template.segments(in: token).first, case .placeholder(let placeholder) = hole.kind,
        placeholder.slots.count == 1
      {
        longestHarmless = DataSourceName.maximumLength - hole.range.count
      } else {
        longestHarmless = 0
      }
    default: longestHarmless = 0
    }
  }

  /// Whether a text that fits the place, so that every placeholder in it is well-formed, can be seen at a glance to do no
  /// harm to the value around it, where no other slot of the value stays open.
  func isHarmless(_ text: String, _ glance: TextGlance) -> Bool {
    guard let first = text.utf8.first, !first.isWhiteSpace, text.utf8.count <= longestHarmless else {
      return false
    }
    if !glance.mayHoldSign { return true }
    if case .placeholderName = context { return false }
    return !text.utf8.hasLooseSign
  }
}

extension String.UTF8View {
  /// Whether there is a `~`, or a `$` or `#` that opens no placeholder.
  fileprivate var hasLooseSign: Bool {
    var isAfterSign = false
    for byte in self {
      if isAfterSign, byte != UInt8(ascii: "(") { return true }
      if byte == UInt8(ascii: "~") { return true }
      isAfterSign = byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#")
    }
    return isAfterSign
  }
}

extension Definition.Value {
  /// Whether what is put into its slots, and is escaped for its place, can harm it only by what the values hold.
  ///
  /// A Url that is none while its slots are open, as of one that begins with a slot, is not looked at when they are filled;
  /// nor is a body that is not valid.
  var isRobust: Bool {
    guard problems.isEmpty, template.holdsNoSign else { return false }
    switch element {
    case .value: return true
    case .url: return FilledValues.urlFault(in: template) != nil
    case .body:
      switch BodyContent(template) {
      // After a backslash a text may be a part of an escape.
      case .json(let outline): return outline.fault != nil || !bytes.contains(UInt8(ascii: "\\"))
      case .xml(let tree): return !tree.isWellFormed
      case .form, .text, .none: return true
      }
    default: return false
    }
  }
}

extension TemplateText {
  /// Whether there is no `~`, `$` or `#` outside of its holes, of which others could come about.
  fileprivate var holdsNoSign: Bool {
    !segments.contains { $0.isLiteral && TextGlance(bytes[$0.range]).mayHoldSign }
  }
}
