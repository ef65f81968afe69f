import ApiInteractionKit

extension MistakeKind {
  static let xmlBodies: [MistakeKind] = [
    xml("an element that is not closed") { body, element in
      guard !element.endTag.isEmpty else { return nil }
      return Mistake(
        body.source(element.endTag), "", at: .standing(body.endTag(after: element)))
    },
    xml("an end tag without its start tag") { body, element in
      guard !element.endTag.isEmpty, body.parent(of: element) != nil else { return nil }
      return Mistake(body.source(element.startTag), "", at: .standing(body.source(element.endTag)))
    },
    xml("a misspelt end tag") { body, element in
      guard !element.endTag.isEmpty else { return nil }
      let name = SourceRange(element.endTag.start + 2, element.endTag.end - 1)
      return Mistake(at: body.source(name).end, "s", at: .standing(body.source(element.endTag)))
    },
    xml("a bare & in an XML body") { body, element in
      guard !element.content.isEmpty else { return nil }
      let place = body.source(element.content)
      let ampersand = body.specimen.ampersand(at: element.content.start, of: body.value)
      return Mistake(at: place.start, ampersand + " ", marking: ampersand)
    },
    xml("an attribute without quotes") { body, element in
      element.attributes.first.map { attribute in
        let quoted = SourceRange(attribute.valueRange.start - 1, attribute.valueRange.end + 1)
        return Mistake(body.source(quoted), "1", at: .within(body.source(element.range)))
      }
    },
    xml("an attribute twice") { body, element in
      element.attributes.first.map { attribute in
        Mistake(
          at: body.source(attribute.range).end, " " + body.specimen.source[body.source(attribute.range)],
          at: .within(body.source(element.range)))
      }
    },
    xml("a second root") { body, element in
      guard body.parent(of: element) == nil else { return nil }
      let isCDATA = body.value.text.isCDATA(at: element.range.start)
      return Mistake(at: body.source(element.range).end, isCDATA ? "<a/>" : "&lt;a/&gt;")
    },
  ]

  /// A mistake in each element of an XML body.
  private static func xml(
    _ name: String, _ mistake: @escaping @Sendable (XMLBody, SyntaxElement) -> Mistake?
  ) -> MistakeKind {
    MistakeKind("invalid-xml-body", name) { specimen in
      XMLBody(specimen).map { body in body.elements.compactMap { mistake(body, $0) } } ?? []
    }
  }
}
