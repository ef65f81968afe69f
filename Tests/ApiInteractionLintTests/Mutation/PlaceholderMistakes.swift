import ApiInteractionKit

extension MistakeKind {
  static let placeholders: [MistakeKind] = malformed + lookalikes + formatters + forbidden + sourceNames

  private static let malformed: [MistakeKind] = [
    MistakeKind("malformed-placeholder", "a placeholder that is never closed") { specimen in
      unclosable(specimen).map { source in
        Mistake(
          SourceRange(source.end - 1, source.end), "",
          at: .standing(SourceRange(source.start, source.start + 2)))
      }
    },
    MistakeKind("malformed-placeholder", "a placeholder without a name") { specimen in
      specimen.placeholders.map { placeholder, range, value in
        Mistake(specimen.range(range, of: value), placeholder.kind == .dataSource ? "$()" : "#()")
      }
    },
    MistakeKind("malformed-placeholder", "a placeholder in a placeholder") { specimen in
      specimen.placeholders.filter(\.placeholder.slots.isEmpty).map { placeholder, range, value in
        Mistake(specimen.range(range, of: value), "$(A$(B))", marking: "$(")
      }
    },
    MistakeKind("malformed-placeholder", "a placeholder that is closed by another bracket") { specimen in
      unclosable(specimen).map { source in
        Mistake(
          SourceRange(source.end - 1, source.end), "]",
          at: .standing(SourceRange(source.start, source.start + 2)))
      }
    },
  ]

  private static let lookalikes: [MistakeKind] =
    [
      ("${", "}"), ("{{", "}}"), ("$[", "]"), ("#{", "}"), ("$ (", ")"), ("#[", "]"),
    ].map { open, close in
      MistakeKind("placeholder-lookalike", "\(open)…\(close) instead of a placeholder") { specimen in
        specimen.placeholders.filter { $0.placeholder.slots.isEmpty }.map { placeholder, range, value in
          Mistake(specimen.range(range, of: value), open + placeholder.name + close)
        }
      }
    } + [
      MistakeKind("placeholder-lookalike", "$…$ instead of a placeholder") { specimen in
        specimen.placeholders.filter { $0.placeholder.slots.isEmpty && !$0.placeholder.name.contains(" ") }
          .map {
            placeholder, range, value in
            Mistake(specimen.range(range, of: value), "$\(placeholder.name)$")
          }
      }
    ]

  private static let formatters: [MistakeKind] = [
    MistakeKind("unknown-formatter", "a formatter that does not exist") { specimen in
      dataSources(specimen).map { Mistake(at: $0.end - 1, ":Trim", marking: "Trim") }
    },
    MistakeKind("unknown-formatter", "a formatter in another case") { specimen in
      dataSources(specimen).map { Mistake(at: $0.end - 1, ":toLowerCase", marking: "toLowerCase") }
    },
    MistakeKind("unknown-formatter", "a formatter without its name") { specimen in
      dataSources(specimen).map { Mistake(at: $0.end - 1, ":", at: .within($0)) }
    },
  ]

  private static let forbidden: [MistakeKind] = [
    MistakeKind("placeholder-not-allowed", "a data source where none is replaced") { specimen in
      withoutPlaceholders(specimen).map { Mistake($0.content, "$(Target)") }
    },
    MistakeKind("placeholder-not-allowed", "a configuration key where none is replaced") { specimen in
      withoutPlaceholders(specimen).map { Mistake($0.content, "#(Target)") }
    },
  ]

  private static let sourceNames: [MistakeKind] = [
    MistakeKind("data-source-name", "a colon in a destination") { specimen in
      specimen.elements(.destination, .responseCodeDestination).map {
        Mistake(at: $0.content.end, ":A", marking: ":")
      }
    },
    MistakeKind("data-source-name", "a parenthesis in a destination") { specimen in
      specimen.elements(.destination, .responseCodeDestination).map {
        Mistake(at: $0.content.end, " (new)", marking: "(")
      }
    },
    MistakeKind("data-source-name", "a destination of too many characters") { specimen in
      specimen.elements(.destination, .responseCodeDestination).map {
        Mistake($0.content, "Long|" + String(repeating: "Name", count: 63))
      }
    },
    MistakeKind("data-source-name", "a dollar in the name of a placeholder") { specimen in
      dataSources(specimen).map { Mistake(at: $0.start + 2, "A$B", marking: "$") }
    },
    MistakeKind("data-source-name", "a space before the name of a placeholder") { specimen in
      dataSources(specimen).map { Mistake(at: $0.start + 2, " ") }
    },
  ]

  /// The placeholders that no parenthesis of another meaning would close.
  private static func unclosable(_ specimen: Specimen) -> [SourceRange] {
    specimen.placeholders.filter { _, range, value in
      let rest = String(decoding: value.bytes[range.upperBound...], as: UTF8.self)
      let next = rest.firstRange(of: /[$#]\(/)?.lowerBound ?? rest.endIndex
      return !rest[..<next].contains(")")
    }.map { specimen.range($0.range, of: $0.value) }
  }

  private static func withoutPlaceholders(_ specimen: Specimen) -> [SyntaxElement] {
    specimen.needed.filter { !($0.element?.allowsPlaceholders ?? true) }
  }

  /// The placeholders for data sources that are known by name.
  private static func dataSources(_ specimen: Specimen) -> [SourceRange] {
    specimen.placeholders.filter { $0.placeholder.kind == .dataSource && $0.placeholder.slots.isEmpty }.map {
      specimen.range($0.range, of: $0.value)
    }
  }
}
