import ApiInteractionKit

extension MistakeKind {
  static let values: [MistakeKind] = [
    MistakeKind("empty-value", "a value that is empty") { specimen in
      specimen.needed.map { Mistake($0.content, "", at: .standing($0.range)) }
    },
    MistakeKind("empty-value", "a value of white space alone") { specimen in
      specimen.needed.map { Mistake($0.content, "  ", at: .standing($0.range)) }
    },
    MistakeKind("empty-value", "a value that is closed at once") { specimen in
      specimen.needed.map { Mistake($0.range, "<\($0.name)/>") }
    },
    MistakeKind("empty-value", "a value that is a comment") { specimen in
      specimen.needed.map { Mistake($0.content, "<!-- later -->", at: .standing($0.range)) }
    },
    MistakeKind("surrounding-whitespace", "a space before a value") { specimen in
      specimen.needed.map { Mistake(at: $0.content.start, " ") }
    },
    MistakeKind("surrounding-whitespace", "a line end after a value") { specimen in
      specimen.needed.map { Mistake(at: $0.content.end, "\n      ") }
    },
  ]

  static let slots: [MistakeKind] = [
    MistakeKind("unfilled-slot", "a slot in a definition, instead of a value") { specimen in
      specimen.isTemplate ? [] : specimen.needed.map { Mistake($0.content, "~~~REPLACE~~~") }
    },
    MistakeKind("unfilled-slot", "a slot in a body") { specimen in
      specimen.isTemplate ? [] : inText(specimen).map { Mistake($0, "~~~REPLACE:text~~~") }
    },
    MistakeKind("malformed-slot", "two tildes instead of three around a slot in a value") { specimen in
      specimen.needed.map { Mistake($0.content, "~~REPLACE~~") }
    },
    MistakeKind("malformed-slot", "a slot in small letters in a body") { specimen in
      inText(specimen).map { Mistake($0, "~~~replace~~~") }
    },
    MistakeKind("malformed-slot", "a tilde too few before a slot") { specimen in
      specimen.slotTokens.map { token in
        Mistake(
          [SourceEdit(SourceRange(token.start, token.start + 1), "")],
          at: .standing(SourceRange(token.start + 1, token.end)))
      }
    },
    MistakeKind("malformed-slot", "a tilde too few after a slot") { specimen in
      specimen.slotTokens.map { token in
        Mistake(
          SourceRange(token.end - 1, token.end), "", at: .standing(SourceRange(token.start, token.end - 1)))
      }
    },
    MistakeKind("malformed-slot", "a tilde too many before a slot") { specimen in
      specimen.slotTokens.map { Mistake(at: $0.start, "~") }
    },
    MistakeKind("malformed-slot", "a tilde too many after a slot") { specimen in
      specimen.slotTokens.map { Mistake(at: $0.end, "~") }
    },
    MistakeKind("malformed-slot", "a slot in mixed case") { specimen in
      specimen.slotTokens.map { respelt($0, "Replace", in: specimen) }
    },
    MistakeKind("malformed-slot", "a slot with another word") { specimen in
      specimen.slotTokens.map { respelt($0, "REPLCAE", in: specimen) }
    },
  ]

  private static func respelt(_ token: SourceRange, _ word: String, in specimen: Specimen) -> Mistake {
    Mistake(token, specimen.source[token].replacing("REPLACE", with: word))
  }

  /// The texts in bodies that a slot can be written instead of: strings of JSON, values of forms, texts of XML.
  private static func inText(_ specimen: Specimen) -> [SourceRange] {
    guard let body = specimen.body else { return [] }
    let ranges: [Range<Int>] =
      switch specimen.bodyContent {
      case .json(let outline):
        outline.entries.filter { $0.kind == .string }.map {
          $0.range.lowerBound + 1..<$0.range.upperBound - 1
        }
      case .form(let pairs): pairs.map(\.valueRange)
      case .xml(let tree):
        Specimen.elements(in: tree.root).filter { $0.children.isEmpty && !$0.content.isEmpty }.map {
          $0.content.start..<$0.content.end
        }
      case .text, .none: []
      }
    return ranges.map { specimen.range($0, of: body) }
  }
}
