import ApiInteractionKit

extension MistakeKind {
  static let headers: [MistakeKind] = [
    MistakeKind("invalid-header-name", "a space in a header's name") { specimen in
      writtenOut(specimen, .key).map { key in
        Mistake(at: specimen.range(1..<2, of: key).start, " ")
      }
    },
    MistakeKind("invalid-header-name", "a colon after a header's name") { specimen in
      specimen.elements(.key).map { Mistake(at: $0.content.end, ":") }
    },
    MistakeKind("invalid-header-name", "a dash of another kind in a header's name") { specimen in
      writtenOut(specimen, .key).compactMap { key in
        key.bytes.firstIndex(of: UInt8(ascii: "-")).map {
          Mistake(specimen.range($0..<($0 + 1), of: key), "–")
        }
      }
    },
    MistakeKind("invalid-header-value", "a line break in a header's value") { specimen in
      specimen.values(.value).compactMap { inside($0).map { Mistake(at: $0, "\n") } }
    },
    MistakeKind("invalid-header-value", "a control character in a header's value") { specimen in
      specimen.values(.value).filter { !$0.text.isCDATA(at: 0) }.compactMap {
        inside($0).map { Mistake(at: $0, "&#13;") }
      }
    },
    MistakeKind("duplicate-header", "a header twice") { specimen in
      named(specimen).map { header, key in
        let copy = specimen.source[header.syntax.range]
        let start = key.text.sourceRange.start - header.syntax.range.start
        return Mistake(
          SourceRange(header.syntax.range.end, header.syntax.range.end), copy,
          at: .written(start..<(start + key.text.sourceRange.count)))
      }
    },
    MistakeKind("duplicate-header", "a header twice, its name in another case") { specimen in
      named(specimen).map { header, key in
        let name = key.text.string.uppercased()
        let end = SourceRange(header.syntax.range.end, header.syntax.range.end)
        return Mistake(end, Mistake.header(name, "$(Other)"), marking: name)
      }
    },
    MistakeKind("reserved-header", "a header that the platform sets") { specimen in
      specimen.elements(.headers).filter { !$0.endTag.isEmpty }.flatMap { list in
        [
          ("Host", "api.example.com"), ("Content-Length", "42"), ("transfer-encoding", "chunked"),
          ("Connection", "close"),
        ]
        .filter { specimen.header($0.0) == nil }.map { name, value in
          Mistake(at: list.content.end, Mistake.header(name, value), marking: name)
        }
      }
    },
  ]

  static let contentTypes: [MistakeKind] = [
    MistakeKind("missing-content-type", "a body without Content-Type") { specimen in
      guard let body = specimen.body, let header = specimen.header("content-type"),
        !specimen.callsDocumentedService,
        specimen.values(.key).allSatisfy(\.template.isLiteral)
      else { return [] }
      return [Mistake(header.syntax.range, "", at: .standing(body.syntax.startTag))]
    },
    MistakeKind("content-type-mismatch", "JSON for a body that is none") {
      announced(["application/json", "text/json"], $0, isRight: ["JSON"])
    },
    MistakeKind("content-type-mismatch", "XML for a body that is none") {
      announced(["application/xml", "text/xml"], $0, isRight: ["XML"])
    },
    MistakeKind("content-type-mismatch", "a form for a body that is none") { specimen in
      announced(["application/x-www-form-urlencoded"], specimen, isRight: ["form"])
    },
    MistakeKind("content-type-mismatch", "an image, parts or HTML for a body that is none") { specimen in
      if case .text = specimen.bodyContent { return [] }
      return announced(["image/png", "multipart/form-data", "text/html"], specimen, isRight: [])
    },
    MistakeKind("content-type-mismatch", "a slip in the type, or none") { specimen in
      announced(
        ["aplication/json", "text/xlm", "application/x-www-form-urlencode", "json"], specimen, isRight: [])
    },
  ]

  static let authorization: [MistakeKind] = [
    MistakeKind("malformed-authorization", "a scheme without a space behind it") { specimen in
      schemes(specimen).map { value, end in
        Mistake(
          specimen.range(end..<(end + 1), of: value), "", at: .standing(specimen.range(0..<end, of: value)))
      }
    },
    MistakeKind("malformed-authorization", "a colon after the scheme") { specimen in
      schemes(specimen).map { value, end in
        Mistake(at: specimen.range(0..<end, of: value).end, ":", at: .within(value.text.sourceRange))
      }
    },
    MistakeKind("malformed-authorization", "a scheme twice") { specimen in
      schemes(specimen).map { value, end in
        let scheme = specimen.source[specimen.range(0..<end, of: value)]
        return Mistake(at: specimen.range(0..<(end + 1), of: value).end, "\(scheme) ", marking: scheme)
      }
    },
    MistakeKind("malformed-authorization", "a misspelt scheme") { specimen in
      schemes(specimen).map { value, end in
        Mistake(specimen.range(0..<end, of: value), "Baerer")
      }
    },
    MistakeKind("malformed-authorization", "a token without its scheme") { specimen in
      schemes(specimen).compactMap { value, end in
        guard value.template.text.hasSuffix("Token)") else { return nil }
        let rest = specimen.range((end + 1)..<value.text.bytes.count, of: value)
        return Mistake(specimen.range(0..<(end + 1), of: value), "", at: .standing(rest))
      }
    },
  ]

  /// A place in a value that lies in none of its holes; nil where all of it is one.
  private static func inside(_ value: Definition.Value) -> Int? {
    let first = value.template.segments[0]
    guard value.bytes.count > 1, first.isLiteral || value.template.segments.count > 1 else { return nil }
    let letter = value.text.string.unicodeScalars.first.map { UTF8.width($0) } ?? 0
    return value.text.sourceRange(of: 0..<(first.isLiteral ? letter : first.range.upperBound)).end
  }

  /// The headers whose names are written out.
  private static func named(_ specimen: Specimen) -> [(Definition.Header, Definition.Value)] {
    specimen.definition.headers.compactMap { header in
      guard let key = header.key, key.template.isLiteral else { return nil }
      return (header, key)
    }
  }

  /// The Authorization values that begin with a scheme, and where it ends.
  private static func schemes(_ specimen: Specimen) -> [(value: Definition.Value, end: Int)] {
    ["authorization", "proxy-authorization"].compactMap { specimen.header($0)?.value }.compactMap { value in
      guard let first = value.template.segments.first, first.isLiteral,
        let space = value.bytes[first.range].firstIndex(of: UInt8(ascii: " "))
      else { return nil }
      return (value, space)
    }
  }

  /// Other media types for a body that is none of them.
  private static func announced(
    _ types: [String], _ specimen: Specimen, isRight kinds: [String]
  ) -> [Mistake] {
    guard let value = specimen.header("content-type")?.value, let body = specimen.body,
      body.template.segments.first?.isLiteral ?? false, !specimen.callsDocumentedService
    else { return [] }
    let kind: String
    switch specimen.bodyContent {
    case .json: kind = "JSON"
    case .xml: kind = "XML"
    case .form: kind = "form"
    case .text: kind = body.template.text == "true" ? "JSON" : "text"
    case .none: return []
    }
    return kinds.contains(kind) ? [] : types.map { Mistake(value.syntax.content, $0) }
  }
}
