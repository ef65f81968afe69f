import ApiInteractionKit

extension MistakeKind {
  static let destinations: [MistakeKind] = [
    MistakeKind("duplicate-destination", "two values in one data source") { specimen in
      neighbours(destinations(specimen)).map { twice($0.0, $0.1, $0.0.text.string) }
    },
    MistakeKind("destination-case-conflict", "two data sources that differ in case") { specimen in
      neighbours(destinations(specimen)).compactMap { first, second in
        let name = first.text.string.uppercased()
        return name == first.text.string ? nil : twice(first, second, name)
      }
    },
    MistakeKind("reserved-destination", "a data source that every call has") { specimen in
      ["CLID", "Language"].flatMap { name in
        destinations(specimen).map { Mistake($0.syntax.content, name) }
      }
    },
    MistakeKind("reserved-destination", "a data source that every call has, written otherwise") { specimen in
      ["Call Guid", "clid"].flatMap { name in
        destinations(specimen).map { Mistake($0.syntax.content, name) }
      }
    },
    MistakeKind("duplicate-locator", "a value that is read twice") { specimen in
      neighbours(writtenOut(specimen, .locator)).map { twice($0.0, $0.1, $0.0.text.string) }
    },
    MistakeKind("no-fields", "a response without its fields") { specimen in
      guard !specimen.callsDocumentedService, !specimen.definition.fields.isEmpty,
        let response = specimen.definition.response
      else { return [] }
      return specimen.elements(.fields).flatMap { fields in
        [
          Mistake(fields.content, "", at: .standing(fields.startTag)),
          Mistake(fields.range, "", at: .standing(response.startTag)),
        ]
      }
    },
  ]

  private static func destinations(_ specimen: Specimen) -> [Definition.Value] {
    writtenOut(specimen, .responseCodeDestination) + writtenOut(specimen, .destination)
  }

  /// Each value with the one after it, and with the first.
  private static func neighbours(
    _ values: [Definition.Value]
  ) -> [(Definition.Value, Definition.Value)] {
    Array(zip(values, values.dropFirst())) + values.dropFirst(2).map { (values[0], $0) }
  }

  /// A text that stands for one value already, written for another one too; the later of the two is found.
  private static func twice(
    _ first: Definition.Value, _ second: Definition.Value, _ text: String
  ) -> Mistake {
    let written = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let isLater = second.syntax.range.start > first.syntax.range.start
    return Mistake(second.syntax.content, written, at: isLater ? nil : .standing(first.text.sourceRange))
  }
}
