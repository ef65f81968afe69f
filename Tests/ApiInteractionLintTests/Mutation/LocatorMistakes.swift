import ApiInteractionKit

extension MistakeKind {
  static let locators: [MistakeKind] = types + jsonLocators + xmlLocators + dataTypes

  private static let types: [MistakeKind] = [
    MistakeKind("unknown-response-type", "a type in small letters") { specimen in
      writtenOut(specimen, .type).map { Mistake($0.text.sourceRange, $0.text.string.lowercased()) }
    },
    MistakeKind("unknown-response-type", "a type in mixed case") { specimen in
      writtenOut(specimen, .type).map {
        Mistake($0.text.sourceRange, $0.text.string.lowercased().capitalized)
      }
    },
    MistakeKind("unknown-response-type", "a type that does not exist") { specimen in
      writtenOut(specimen, .type).flatMap { value in
        ["HTML", "text", "application/json"].map { Mistake(value.text.sourceRange, $0) }
      }
    },
  ]

  private static let jsonLocators: [MistakeKind] = [
    (before: "$.", after: ""), ("", "[*]"), ("", ".*"), ("", "..name"), ("", "."), ("", "[0"), ("", "]"),
    ("", "[-1]"),
    ("", "[0:2]"), ("", "[?(@.a)]"), ("", "[x]"), ("", "['x"), ("", "[0]x"), (".", ""), ("/", ""), ("//", ""),
    ("", "/text()"), ("", "/@id"), ("", ","), ("", ";"), ("", ",name"), ("", ". name"), ("", " .name"),
    ("\"", "\""), ("'", "'"),
  ].map { before, after in
    MistakeKind("invalid-locator", "\(before)…\(after) in JSON") {
      locator($0, ofType: "JSON", before, after)
    }
  }

  private static let xmlLocators: [MistakeKind] =
    [
      (before: "$.", after: ""), ("", "["), ("", "]"), ("", "[0]"), ("", "/"), ("", "[@a=']"), ("", "[]"),
      ("(", ""),
      ("", "//"), ("", " name"), ("", "/@"), ("first(", ")"), ("", "[position(]"), ("count(", ", 1)"),
      ("", "/$x"),
    ].map { before, after in
      MistakeKind("invalid-locator", "\(before)…\(after) in XML") {
        locator($0, ofType: "XML", before, after)
      }
    } + [
      MistakeKind("invalid-locator", "a JSON locator in XML") { specimen in
        locators(specimen, ofType: "XML").map { locator in
          Mistake(locator.content, "items[0].name", at: .within(locator.content))
        }
      },
      MistakeKind("invalid-locator", "names with dots in XML") { specimen in
        locators(specimen, ofType: "XML").map { locator in
          Mistake(locator.content, "order.owner_name", at: .within(locator.content))
        }
      },
      MistakeKind("invalid-locator", "names with slashes in JSON") { specimen in
        locators(specimen, ofType: "JSON").map { locator in
          Mistake(locator.content, "order/owner-name", at: .within(locator.content))
        }
      },
      MistakeKind("invalid-locator", "an XPath in JSON") { specimen in
        locators(specimen, ofType: "JSON").map { locator in
          Mistake(locator.content, "/items/item[1]/name", at: .within(locator.content))
        }
      },
    ]

  private static let dataTypes: [MistakeKind] = [
    MistakeKind("unknown-data-type", "a data type in small letters") { specimen in
      writtenOut(specimen, .dataType).map { Mistake($0.text.sourceRange, $0.text.string.lowercased()) }
    },
    MistakeKind("unknown-data-type", "a misspelt data type") { specimen in
      writtenOut(specimen, .dataType).map { Mistake($0.text.sourceRange, $0.text.string + "s") }
    },
    MistakeKind("unknown-data-type", "a data type of another program") { specimen in
      writtenOut(specimen, .dataType).flatMap { value in
        ["int", "Text", "Money"].map { Mistake(value.text.sourceRange, $0) }
      }
    },
  ]

  /// A text before or after each locator, which makes it none.
  private static func locator(
    _ specimen: Specimen, ofType type: String, _ before: String, _ after: String
  ) -> [Mistake] {
    locators(specimen, ofType: type).map { locator in
      let (start, end) = (locator.content.start, locator.content.end)
      return Mistake(
        [SourceEdit(SourceRange(start, start), before), SourceEdit(SourceRange(end, end), after)],
        at: .within(locator.content))
    }
  }

  /// The locators that are written out, where the response is of a type.
  private static func locators(_ specimen: Specimen, ofType type: String) -> [SyntaxElement] {
    guard specimen.definition.type?.text.string == type else { return [] }
    return writtenOut(specimen, .locator).map(\.syntax)
  }
}
