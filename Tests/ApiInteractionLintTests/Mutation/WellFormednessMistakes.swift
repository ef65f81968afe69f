import ApiInteractionKit

extension MistakeKind {
  static let wellFormedness: [MistakeKind] = tags + wrongTags + characters + ends

  private static let tags: [MistakeKind] = [
    MistakeKind("not-well-formed", "an end tag is missing") { specimen in
      closed(specimen).map { element in
        Mistake(element.endTag, "", at: endTag(after: element, in: specimen))
      }
    },
    MistakeKind("not-well-formed", "a start tag is missing") { specimen in
      closed(specimen).compactMap { element in
        let isRoot = element.element == .apiInteraction
        // Without it the root's first child is the root, and the next one is too much.
        guard !isRoot || element.children.count > 1 else { return nil }
        return Mistake(
          element.startTag, "", at: mark(isRoot ? element.children[1].startTag : element.endTag, in: specimen)
        )
      }
    },
    MistakeKind("not-well-formed", "a start tag lacks its >") { specimen in
      closed(specimen).map { element in
        let end = element.startTag.end
        return Mistake(
          SourceRange(end - 1, end), "", at: .within(SourceRange(element.startTag.start, element.range.end)))
      }
    },
    MistakeKind("not-well-formed", "an end tag lacks its slash") { specimen in
      closed(specimen).map { element in
        let slash = element.endTag.start + 1
        if element.element == .apiInteraction {
          return Mistake(SourceRange(slash, slash + 1), "", at: endTag(after: element, in: specimen))
        }
        return Mistake(element.endTag, "<\(element.name)>")
      }
    },
    MistakeKind("not-well-formed", "an end tag is misspelt") { specimen in
      closed(specimen).map { element in
        Mistake(element.endTag, "</\(element.name)s>")
      }
    },
  ]

  private static let wrongTags: [MistakeKind] = [
    MistakeKind("not-well-formed", "a start tag is misspelt") { specimen in
      closed(specimen).map { Mistake($0.nameRange, "\($0.name)s") }
    },
    MistakeKind("not-well-formed", "a start tag in lower case") { specimen in
      closed(specimen).map { Mistake($0.nameRange, $0.name.lowercased()) }
    },
    MistakeKind("not-well-formed", "a start tag with its first letter before the <") { specimen in
      closed(specimen).filter { $0.element != .apiInteraction }.map { element in
        let (start, name) = (element.startTag.start, element.name)
        return Mistake(SourceRange(start, element.nameRange.end), "\(name.prefix(1))<\(name.dropFirst())")
      }
    },
    MistakeKind("not-well-formed", "a start tag with its > there twice") { specimen in
      closed(specimen).filter { $0.startTag.count == $0.name.utf8.count + 2 }.map { element in
        let (tag, name) = (element.startTag, element.name)
        let text = "<\(name.prefix(2))>\(name.dropFirst(2))>"
        return Mistake(tag, text, at: .written(1..<text.utf8.count))
      }
    },
    MistakeKind("not-well-formed", "a space behind the < of a tag") { specimen in
      closed(specimen).filter { $0.startTag.count == $0.name.utf8.count + 2 }.map { element in
        Mistake(element.startTag, "< \(element.name)>")
      }
    },
    MistakeKind("not-well-formed", "a backslash in an end tag") { specimen in
      closed(specimen).map { Mistake($0.endTag, "<\\\($0.name)>") }
    },
    MistakeKind("not-well-formed", "a CDATA section with a misspelt beginning") { specimen in
      let text = specimen.source.string
      return text.ranges(of: "<![CDATA[").flatMap { opening in
        let start = text.utf8.distance(from: text.startIndex, to: opening.lowerBound)
        let section = text[opening.upperBound...].prefix { $0 != "]" }
        // A brace may as well begin a text that ends with one.
        let isClear = section.hasPrefix("{") || section.last(where: { !$0.isWhitespace }) != "}"
        let openings = ["<[CDATA[", "<! [CDATA[", "<![cdata["] + (isClear ? ["<![CDATA{"] : [])
        return openings.map { Mistake(SourceRange(start, start + 9), $0) }
      }
    },
    MistakeKind("not-well-formed", "a start tag lacks its <") { specimen in
      closed(specimen).filter { $0.startTag.count == $0.name.utf8.count + 2 }.map { element in
        let tag = element.startTag
        return Mistake(SourceRange(tag.start, tag.start + 1), "", at: .written(0..<(tag.count - 1)))
      }
    },
    MistakeKind("not-well-formed", "an end tag lacks its <") { specimen in
      closed(specimen).filter { $0.element != .apiInteraction }.map { element in
        let tag = element.endTag
        return Mistake(SourceRange(tag.start, tag.start + 1), "", at: .written(0..<(tag.count - 1)))
      }
    },
  ]

  private static let characters: [MistakeKind] = [
    MistakeKind("not-well-formed", "a bare &") { specimen in
      inText(specimen).map { Mistake(at: $0, "& ", marking: "&") }
    },
    MistakeKind("not-well-formed", "a bare & before a name") { specimen in
      inText(specimen).map { Mistake(at: $0, "&b=", marking: "&") }
    },
    MistakeKind("not-well-formed", "a bare <") { specimen in
      inText(specimen).map { Mistake(at: $0, "< ", marking: "<") }
    },
    MistakeKind("not-well-formed", "an entity of HTML") { specimen in
      inText(specimen).map { Mistake(at: $0, "&nbsp;") }
    },
    MistakeKind("not-well-formed", "a reference to no character") { specimen in
      inText(specimen).map { Mistake(at: $0, "&#0;") }
    },
    MistakeKind("not-well-formed", "the end of a CDATA section outside one") { specimen in
      inText(specimen).map { Mistake(at: $0, "]]>") }
    },
    MistakeKind("not-well-formed", "two hyphens in a comment") { specimen in
      specimen.definition.tree.comments.map { Mistake(at: $0.start + 5, "--") }
    },
  ]

  private static let ends: [MistakeKind] = [
    MistakeKind("not-well-formed", "a comment is never closed") { specimen in
      specimen.definition.tree.comments.suffix(1).map { comment in
        Mistake(
          SourceRange(comment.end - 3, comment.end), "",
          at: .standing(SourceRange(comment.start, comment.start + 4)))
      }
    },
    MistakeKind("not-well-formed", "a CDATA section is never closed") { specimen in
      let text = specimen.source.string
      guard let open = text.ranges(of: "<![CDATA[").last, let close = text.ranges(of: "]]>").last else {
        return []
      }
      let start = text.utf8.distance(from: text.startIndex, to: open.lowerBound)
      let end = text.utf8.distance(from: text.startIndex, to: close.lowerBound)
      return [Mistake(SourceRange(end, end + 3), "", at: .standing(SourceRange(start, start + 9)))]
    },
    MistakeKind("not-well-formed", "something after the end") { specimen in
      specimen.elements.prefix(1).map { Mistake(at: $0.range.end, ";") }
    },
    MistakeKind("not-well-formed", "the rest of the file is missing") { specimen in
      let end = specimen.source.bytes.count
      return specimen.elements.dropFirst().map { element in
        Mistake(SourceRange(element.range.start, end), "", at: .written(0..<0))
      }
    },
    MistakeKind("not-well-formed", "the rest of the file is missing from within a tag on") { specimen in
      let end = specimen.source.bytes.count
      return specimen.elements.map { element -> Mistake in
        let tag = element.startTag
        // A tag of two lines is marked on the first.
        let isLine = !specimen.source[tag].contains("\n")
        let mark: Mistake.Mark = .within(SourceRange(tag.start, isLine ? tag.end - 1 : tag.end))
        return Mistake(SourceRange(tag.end - 1, end), "", at: mark)
      }
    },
    MistakeKind("not-well-formed", "an XML declaration that is not the first thing") { specimen in
      let text = specimen.source.string
      guard text.hasPrefix("<?xml "), let end = text.firstRange(of: "?>")?.upperBound else { return [] }
      let length = text.utf8.distance(from: text.startIndex, to: end)
      return [Mistake(at: 0, "\n", at: .standing(SourceRange(0, length)))]
    },
  ]

  /// The elements with two tags.
  private static func closed(_ specimen: Specimen) -> [SyntaxElement] {
    specimen.elements.filter { !$0.endTag.isEmpty }
  }

  /// The end tag at which it is seen that an element is not closed; the end of the text for the root.
  private static func endTag(after element: SyntaxElement, in specimen: Specimen) -> Mistake.Mark {
    let end = specimen.source.bytes.count
    return mark(specimen.parent(of: element)?.endTag ?? SourceRange(end, end), in: specimen)
  }

  /// A tag; of one of several lines, something on it.
  private static func mark(_ tag: SourceRange, in specimen: Specimen) -> Mistake.Mark {
    specimen.source[tag].contains("\n") ? .within(tag) : .standing(tag)
  }

  /// A place in the text of every value that has some outside CDATA sections.
  private static func inText(_ specimen: Specimen) -> [Int] {
    specimen.definition.values.compactMap { value in
      let text = value.text
      let offset = value.bytes.indices.dropFirst().first { index in
        !text.isCDATA(at: index) && value.bytes[index] & 0xC0 != 0x80
      }
      guard let offset else { return nil }
      return text.sourceRange(of: offset..<(offset + 1)).start
    }
  }
}
