import ApiInteractionKit

extension MistakeKind {
  static let structure: [MistakeKind] = roots + names + places + numbers + strays

  private static let roots: [MistakeKind] = [
    MistakeKind("not-a-definition", "another root") { specimen in
      specimen.elements.prefix(1).map { renamed($0, "Interaction") }
    },
    MistakeKind("not-a-definition", "the root in another case") { specimen in
      specimen.elements.prefix(1).map { renamed($0, "apiInteraction") }
    },
    MistakeKind("not-a-definition", "a namespace on the root") { specimen in
      specimen.elements.prefix(1).map { root in
        Mistake(at: root.nameRange.end, #" xmlns="urn:example""#, marking: #"xmlns="urn:example""#)
      }
    },
    MistakeKind("doctype", "a DOCTYPE") { specimen in
      specimen.elements.prefix(1).map { Mistake(at: $0.range.start, "<!DOCTYPE ApiInteraction>") }
    },
    MistakeKind("doctype", "a DOCTYPE that declares an entity") { specimen in
      specimen.elements.prefix(1).map {
        Mistake(at: $0.range.start, #"<!DOCTYPE ApiInteraction [<!ENTITY nbsp "&#160;">]>"#)
      }
    },
  ]

  private static let names: [MistakeKind] = [
    MistakeKind("unknown-element", "a letter too many in a name") { specimen in
      specimen.elements.dropFirst().map { element in
        let letters = Array(element.name)
        return renamed(element, String(letters[..<2] + letters[1...]))
      }
    },
    MistakeKind("unknown-element", "a name in capitals") { specimen in
      specimen.elements.dropFirst().map { renamed($0, $0.name.uppercased()) }
    },
    MistakeKind("unknown-element", "a name in small letters") { specimen in
      specimen.elements.dropFirst().map { renamed($0, $0.name.lowercased()) }
    },
    MistakeKind("unknown-element", "an element that the format does not have") { specimen in
      specimen.openStructures.map {
        Mistake(at: $0.content.end, "<Timeout>10</Timeout>", marking: "Timeout")
      }
    },
    MistakeKind("unknown-element", "an element inside a value") { specimen in
      specimen.needed.map { Mistake(at: $0.content.end, "<b>!</b>", marking: "<b>") }
    },
  ]

  private static let places: [MistakeKind] = [
    MistakeKind("misplaced-element", "a part of the request that stands in the response") { specimen in
      specimen.elements(.url, .method, .headers, .body).compactMap {
        moved($0, into: specimen.definition.response, in: specimen)
      }
    },
    MistakeKind("misplaced-element", "a part of the response that stands in the request") { specimen in
      specimen.elements(.type, .responseCodeDestination, .fields).compactMap {
        moved($0, into: specimen.definition.request, in: specimen)
      }
    },
    MistakeKind("misplaced-element", "a header or field beside its list") { specimen in
      specimen.elements(.header).compactMap { moved($0, into: specimen.definition.request, in: specimen) }
        + specimen.elements(.field).compactMap { moved($0, into: specimen.definition.response, in: specimen) }
    },
    MistakeKind("misplaced-element", "a part of a header or field beside it") { specimen in
      specimen.elements(.key, .value, .locator, .destination, .dataType).compactMap { part in
        moved(
          part, into: specimen.parent(of: part).flatMap { specimen.parent(of: $0) }, in: specimen)
      }
    },
    MistakeKind("misplaced-element", "a name that is right elsewhere, short or long") { specimen in
      specimen.elements.compactMap { element in
        switch element.element {
        case .type: renamed(element, "DataType")
        case .dataType: renamed(element, "Type")
        case .destination: renamed(element, "ResponseCodeDestination")
        case .responseCodeDestination: renamed(element, "Destination")
        default: nil
        }
      }
    },
    MistakeKind("misplaced-element", "a list without the tags of what it lists") { specimen in
      specimen.elements(.header, .field).filter { !$0.endTag.isEmpty }.compactMap { element in
        // Beside others it may be missing around these as well.
        guard let parent = specimen.parent(of: element), parent.children.count == 1,
          let first = element.children.first
        else { return nil }
        return Mistake(
          [
            SourceEdit(SourceRange(first.nameRange.start, first.nameRange.end), first.name),
            SourceEdit(element.startTag, ""), SourceEdit(element.endTag, ""),
          ], at: .written(0..<first.nameRange.count))
      }
    },
    MistakeKind("misplaced-element", "a request or response inside the other one") { specimen in
      let (request, response) = (specimen.definition.request, specimen.definition.response)
      return [
        request.flatMap { moved($0, into: response, in: specimen) },
        response.flatMap { moved($0, into: request, in: specimen) },
      ].compactMap(\.self)
    },
  ]

  private static let numbers: [MistakeKind] = [
    MistakeKind("missing-element", "an element that is needed is not there") { specimen in
      specimen.elements.dropFirst().filter { $0.element?.isRequired ?? false }.compactMap { element in
        specimen.parent(of: element).map { Mistake(element.range, "", at: .standing($0.startTag)) }
      }
    },
    MistakeKind("duplicate-element", "an element twice") { specimen in
      specimen.elements.dropFirst().filter { !($0.element?.isRepeatable ?? true) }.map { element in
        Mistake(
          at: element.range.end, specimen.source[element.range], marking: specimen.source[element.startTag])
      }
    },
    MistakeKind("duplicate-element", "the end of one and the start of the next are missing") { specimen in
      specimen.elements(.header, .field).compactMap { element in
        let siblings = specimen.parent(of: element)?.children ?? []
        guard let next = siblings.first(where: { $0.range.start >= element.range.end }),
          let first = next.children.first, !element.endTag.isEmpty
        else { return nil }
        return Mistake(
          [
            SourceEdit(first.startTag, specimen.source[first.startTag]), SourceEdit(element.endTag, ""),
            SourceEdit(next.startTag, ""),
          ], at: .written(0..<first.startTag.count))
      }
    },
    MistakeKind("duplicate-element", "an element twice, the first time empty") { specimen in
      specimen.elements(.headers, .body, .fields).map { element in
        Mistake(
          [SourceEdit(SourceRange(element.range.start, element.range.start), "<\(element.name)/>")],
          at: .standing(element.startTag))
      }
    },
  ]

  private static let strays: [MistakeKind] = [
    MistakeKind("stray-text", "a value without its tags") { specimen in
      specimen.elements.filter { ($0.element?.isRequired ?? false) && ($0.element?.holdsValue ?? false) }.map
      {
        Mistake($0.range, "a value", marking: "a value")
      }
    },
    MistakeKind("stray-text", "a value behind its tags") { specimen in
      specimen.needed.map { Mistake($0.range, "<\($0.name)/>a value", marking: "a value") }
    },
    MistakeKind("unexpected-attribute", "an attribute") { specimen in
      specimen.elements.map { Mistake(at: $0.nameRange.end, #" id="1""#, marking: #"id="1""#) }
    },
    MistakeKind("unexpected-attribute", "a value as an attribute") { specimen in
      specimen.elements.filter { $0.element?.holdsValue ?? false }.map { element in
        Mistake(element.range, "<\(element.name) value='a'/>", marking: "value='a'")
      }
    },
    MistakeKind("unexpected-attribute", "all that an element holds as attributes") { specimen in
      specimen.structures.dropFirst().map { element in
        Mistake(element.range, "<\(element.name) name='a' value='b'/>", marking: "name='a' value='b'")
      }
    },
    MistakeKind("unexpected-attribute", "an attribute and a text for all that an element holds") { specimen in
      specimen.elements(.header, .field).compactMap { element in
        guard let first = element.children.first?.name else { return nil }
        return Mistake(
          element.range, "<\(element.name) \(first)='a'>b</\(element.name)>", marking: "\(first)='a'")
      }
    },
    MistakeKind("unexpected-attribute", "an element as an attribute of the one around it") { specimen in
      specimen.elements.dropFirst().filter { $0.element?.holdsValue ?? false }.compactMap { element in
        guard let parent = specimen.parent(of: element), parent.children.count > 1 else { return nil }
        let attribute = "\(element.name.lowercased())='a'"
        return Mistake(
          [
            SourceEdit(SourceRange(parent.nameRange.end, parent.nameRange.end), " " + attribute),
            SourceEdit(element.range, ""),
          ], at: .written(1..<(1 + attribute.utf8.count)))
      }
    },
    MistakeKind("stray-text", "text before the first element") { specimen in
      specimen.openStructures.map { Mistake(at: $0.content.start, " a note ", marking: "a note") }
    },
    MistakeKind("stray-text", "text after an element") { specimen in
      specimen.elements.dropFirst().map { Mistake(at: $0.range.end, ";") }
    },
    MistakeKind("stray-text", "a CDATA section between elements") { specimen in
      specimen.openStructures.map { Mistake(at: $0.content.end, "<![CDATA[note]]>") }
    },
  ]

  private static func renamed(_ element: SyntaxElement, _ name: String) -> Mistake {
    var edits = [SourceEdit(element.nameRange, name)]
    if !element.endTag.isEmpty {
      let start = element.endTag.start + 2
      edits.append(SourceEdit(SourceRange(start, start + element.nameRange.count), name))
    }
    return Mistake(edits, at: .written(0..<name.utf8.count))
  }

  /// An element taken from its place and put at the end of another one.
  private static func moved(
    _ element: SyntaxElement, into parent: SyntaxElement?, in specimen: Specimen
  ) -> Mistake? {
    guard let parent, !parent.endTag.isEmpty else { return nil }
    let end = SourceRange(parent.content.end, parent.content.end)
    return Mistake(
      [SourceEdit(end, specimen.source[element.range]), SourceEdit(element.range, "")],
      at: .written(1..<(1 + element.nameRange.count)))
  }
}
