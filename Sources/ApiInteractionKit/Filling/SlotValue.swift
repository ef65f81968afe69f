import HTTPTypes

extension SlotContext {
  /// A value as it goes into its place, before it is escaped for the XML around it.
  ///
  /// Placeholders in the value go in unescaped. [P]
  ///
  /// - Parameters:
  ///   - before: The bytes that come before the slot; the last two count.
  ///   - after: The bytes that follow it; the first two count.
  func fitted(
    _ value: String, after before: ArraySlice<UInt8>, before after: ArraySlice<UInt8>
  ) throws(RefusedValue) -> String {
    switch self {
    case .urlStart: return try SlotContext.base(value, before: after.first)
    case .urlScheme:
      guard value == "http" || value == "https" else { throw RefusedValue("Write http or https.") }
      return value
    case .urlHost(let endsAuthority): return try SlotContext.host(value, endsAuthority: endsAuthority)
    case .urlPath:
      if value == "." || value == ".." {
        throw RefusedValue("A path segment cannot be . or .., which mean folders.")
      }
      return try escaped(value) { PercentEncoding.encode($0, allowing: "!$&'()*+,;=:@") }
    case .urlQuery, .form: return try escaped(value) { PercentEncoding.encode($0) }
    case .headerValue: return try SlotContext.headerValue(value)
    case .jsonString: return try escaped(value, JSONText.escaped)
    case .jsonScalar: return try SlotContext.jsonScalar(value)
    case .xmlText: return try escaped(value, XMLEscaping.text)
    case .xmlAttribute: return try escaped(value, XMLEscaping.attribute)
    case .xmlCDATA: return try SlotContext.section(value, after: before, before: after)
    case .xmlComment:
      if value.contains("--") || value.hasSuffix("-") {
        throw RefusedValue("A comment cannot hold -- or end in -.")
      }
      return value
    case .xmlName:
      guard SlotContext.isXMLName(value) else {
        throw RefusedValue("This must be the name of an XML element.")
      }
      return value
    case .text: return try escaped(value) { $0 }
    case .placeholderName(let kind): return try SlotContext.name(value, kind)
    case .formatter:
      guard Placeholder.Formatter(rawValue: value) != nil else {
        throw RefusedValue(RefusedValue.unknownFormatter)
      }
      return value
    case .element: return value
    case .unreadable(let reason): throw RefusedValue(reason)
    }
  }

  /// A value with its literal parts escaped and its placeholders as they are.
  private func escaped(_ value: String, _ escape: (String) -> String) throws(RefusedValue) -> String {
    if !TextGlance(value).mayHoldSign { return escape(value) }
    let template = try SlotContext.template(value)
    if template.segments.allSatisfy({ !$0.isLiteral }) { return value }
    return template.segments.map { segment in
      segment.isLiteral ? escape(template[segment]) : template[segment]
    }.joined()
  }

  private static func template(_ value: String) throws(RefusedValue) -> TemplateText {
    let (template, problems) = TemplateText.read(Array(value.utf8))
    if let problem = problems.first { throw RefusedValue(problem) }
    if !template.slots.isEmpty { throw RefusedValue("A value cannot hold a slot itself.") }
    return template
  }

  // MARK: - Url

  private static func base(_ value: String, before next: UInt8?) throws(RefusedValue) -> String {
    let template = TextGlance(value).mayHoldSign ? try template(value) : nil
    var bytes = template?.standIn(UInt8(ascii: "x")) ?? Array(value.utf8)
    let startsWithHole = template?.placeholders.first?.range.lowerBound == 0
    if startsWithHole, !bytes.indices.contains(where: { bytes.has("://", at: $0) }) {
      bytes = Array("https://".utf8) + bytes
    }
    let parts: URLParts
    do {
      parts = try AbsoluteURL.check(bytes)
    } catch {
      throw RefusedValue(error.description)
    }
    if parts.hasQueryOrFragment {
      throw RefusedValue("The base URL can have no query and no fragment.")
    }
    return bytes.last == UInt8(ascii: "/") && next == UInt8(ascii: "/") ? String(value.dropLast()) : value
  }

  private static func host(_ value: String, endsAuthority: Bool) throws(RefusedValue) -> String {
    let stoodIn = try template(value).standIn(UInt8(ascii: "x"))
    guard AbsoluteURL.isHost(stoodIn, allowingPort: endsAuthority) || stoodIn.isEmpty else {
      throw RefusedValue("This must be a host name, without https:// and without a path.")
    }
    return value
  }

  // MARK: - Header, JSON, XML, placeholders

  private static func headerValue(_ value: String) throws(RefusedValue) -> String {
    _ = try template(value)
    if let character = value.unicodeScalars.first(where: HTTPGrammar.isForbiddenInFieldValue) {
      throw RefusedValue("A header value cannot hold the control character \(character.codePoint).")
    }
    return value
  }

  private static func jsonScalar(_ value: String) throws(RefusedValue) -> String {
    let template = try template(value)
    let array = [UInt8(ascii: "[")] + template.standIn(UInt8(ascii: "1")) + [UInt8(ascii: "]")]
    let outline = JSONOutline(array, depthLimit: 1)
    guard outline.fault == nil, outline.entries.count == 2 else {
      throw RefusedValue(
        "Outside a string this must be one JSON value: a number, true, false, null, or a text in double quotes."
      )
    }
    return value
  }

  /// A value inside a CDATA section, which must not end there.
  private static func section(
    _ value: String, after before: ArraySlice<UInt8>, before after: ArraySlice<UInt8>
  ) throws(RefusedValue) -> String {
    let template = try template(value)
    guard let last = template.segments.indices.last else {
      return XMLEscaping.splice("", isCDATA: true, after: before, before: after)
    }
    return template.segments.enumerated().map { index, segment in
      guard segment.isLiteral else { return template[segment] }
      return XMLEscaping.splice(
        template[segment], isCDATA: true, after: index == 0 ? before : [], before: index == last ? after : [])
    }.joined()
  }

  private static func isXMLName(_ value: String) -> Bool {
    guard let first = value.utf8.first, first.isLetter || first == UInt8(ascii: "_") || first >= 0x80 else {
      return false
    }
    return value.utf8.allSatisfy { PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: "~") || $0 >= 0x80 }
  }

  private static func name(_ value: String, _ kind: Placeholder.Kind) throws(RefusedValue) -> String {
    let what = kind == .dataSource ? "data source name" : "configuration key"
    if let invalid = DataSourceName.fault(in: value, of: what) { throw RefusedValue(invalid.description) }
    return value
  }
}
