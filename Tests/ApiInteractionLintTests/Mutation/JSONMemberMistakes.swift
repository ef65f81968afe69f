import ApiInteractionKit

extension MistakeKind {
  static let jsonMembers: [MistakeKind] = [
    json("duplicate-json-key", "a member twice") { json in
      json.members.compactMap { key, value in
        let copy = json.written(key.range.lowerBound..<value.upperBound)
        guard !copy.contains("<!") else { return nil }
        return Mistake(at: json.source(value).end, ", \(copy)", marking: json.written(key.range))
      }
    },
    json("suspicious-json-key", "a space in a key") { json in
      json.keys.filter { json.isLiteral($0) }.map { key in
        let letter = key.text.unicodeScalars.dropFirst().first.map { UTF8.width($0) } ?? 0
        let start = key.range.lowerBound + 1
        return Mistake(
          at: json.source(start..<(start + letter)).end, " ", at: .standing(json.source(key)))
      }
    },
    json("suspicious-json-key", "a space at the end of a key") { json in
      json.keys.filter { json.isLiteral($0) }.map { key in
        Mistake(at: json.quotes(of: key).last.start, " ", at: .standing(json.source(key)))
      }
    },
    json("unquoted-json-placeholder", "a placeholder without quotes") { json in
      json.placeholders.map { string in
        let (first, last) = json.quotes(of: string)
        let inner = json.source((string.range.lowerBound + 1)..<(string.range.upperBound - 1))
        return Mistake([SourceEdit(first, ""), SourceEdit(last, "")], at: .standing(inner))
      }
    },
    json("unquoted-json-placeholder", "a placeholder for a name without quotes") { json in
      json.keys.filter { json.isPlaceholder($0) }.map { key in
        let (first, last) = json.quotes(of: key)
        let inner = json.source((key.range.lowerBound + 1)..<(key.range.upperBound - 1))
        return Mistake([SourceEdit(first, ""), SourceEdit(last, "")], at: .standing(inner))
      }
    },
    MistakeKind("unescaped-json-value", "free text without its formatter") { specimen in
      guard case .json = specimen.bodyContent, let body = specimen.body else { return [] }
      return body.template.placeholders.filter { placeholder, _ in
        placeholder.formatters == [.escapeDoubleQuotes] && placeholder.slots.isEmpty
      }.map { placeholder, range in
        Mistake(specimen.range(range, of: body), "$(\(placeholder.name))")
      }
    },
    MistakeKind("body-outside-cdata", "a body that is written with references") { specimen in
      guard let body = specimen.body, case let content = specimen.source[body.syntax.content],
        content.hasPrefix("<![CDATA["), content.ranges(of: "<!").count == 1
      else { return [] }
      let text = content.dropFirst(9).dropLast(3)
        .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      guard let first = text.firstMatch(of: /&[a-z]+;|[$#]\([^~)]+\)/) else { return [] }
      return [Mistake(body.syntax.content, String(text), marking: String(first.output))]
    },
  ]
}
