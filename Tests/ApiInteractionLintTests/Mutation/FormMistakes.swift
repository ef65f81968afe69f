import ApiInteractionKit

extension MistakeKind {
  static let forms: [MistakeKind] = characters + pairs

  private static let characters: [MistakeKind] =
    [" ", "\"", "é", "|", "{", "\\"].map { character in
      form("“\(character)” in a form") { _, pair, place in
        pair.valueRange.isEmpty ? nil : Mistake(at: place(pair.valueRange).start, character)
      }
    } + [
      form("a % in a form that encodes nothing") { _, pair, place in
        Mistake(at: place(pair.valueRange).end, "%zz", marking: "%")
      },
      form("a space in a key of a form") { specimen, pair, place in
        guard let body = specimen.body, body.bytes.contains(UInt8(ascii: "&")) else { return nil }
        return Mistake(at: place(pair.keyRange).start, "a ", marking: " ")
      },
    ]

  private static let pairs: [MistakeKind] = [
    form("a value without its key") { specimen, pair, place in
      guard let body = specimen.body, body.bytes.contains(UInt8(ascii: "&")) else { return nil }
      return Mistake(
        place(pair.keyRange), "", at: .standing(place(pair.keyRange.upperBound..<pair.valueRange.upperBound)))
    },
    form("a part without =") { specimen, pair, place in
      guard let body = specimen.body, body.bytes.contains(UInt8(ascii: "&")) else { return nil }
      let whole = place(pair.keyRange.lowerBound..<pair.valueRange.upperBound)
      return Mistake(place(pair.keyRange.upperBound..<pair.valueRange.lowerBound), "", at: .standing(whole))
    },
    form("two & in a form") { specimen, pair, place in
      guard let body = specimen.body, pair.valueRange.upperBound < body.bytes.count else { return nil }
      let end = pair.valueRange.upperBound
      let next = place(end..<(end + 1))
      return Mistake(at: next.start, specimen.ampersand(at: end, of: body), at: .standing(next))
    },
    MistakeKind("invalid-form-body", "an & at the end of a form") { specimen in
      guard case .form(let pairs) = specimen.bodyContent, let body = specimen.body, let last = pairs.last
      else { return [] }
      let ampersand = specimen.ampersand(at: last.keyRange.lowerBound, of: body)
      let end = specimen.range(last.keyRange.lowerBound..<last.valueRange.upperBound, of: body).end
      return [Mistake(at: end, ampersand)]
    },
    MistakeKind("invalid-form-body", "an & before a form") { specimen in
      guard case .form(let pairs) = specimen.bodyContent, let body = specimen.body, let first = pairs.first
      else { return [] }
      let ampersand = specimen.ampersand(at: first.keyRange.lowerBound, of: body)
      return [Mistake(at: specimen.range(first.keyRange, of: body).start, ampersand)]
    },
  ]

  /// A mistake in each pair of a form.
  private static func form(
    _ name: String,
    _ mistake: @escaping @Sendable (Specimen, FormPair, _ place: (Range<Int>) -> SourceRange) -> Mistake?
  ) -> MistakeKind {
    MistakeKind("invalid-form-body", name) { specimen in
      guard case .form(let pairs) = specimen.bodyContent, let body = specimen.body else { return [] }
      return pairs.compactMap { pair in mistake(specimen, pair) { specimen.range($0, of: body) } }
    }
  }
}
