import ApiInteractionKit

extension MistakeKind {
  static let jsonSyntax: [MistakeKind] = separators + brackets + quotes + texts

  /// A kind of mistake that only JSON bodies can have.
  static func json(
    _ rule: String, _ name: String, _ mistakes: @escaping @Sendable (JSONTokens) -> [Mistake]
  ) -> MistakeKind {
    MistakeKind(rule, name) { specimen in JSONTokens(specimen).map(mistakes) ?? [] }
  }

  private static let separators: [MistakeKind] = [
    json("invalid-json-body", "a comma is missing") { json in
      json.tokens.filter { $0.text == "," }.compactMap { comma in
        json.next(after: comma).map { Mistake(json.source(comma), " ", at: .within(json.source($0))) }
      }
    },
    json("invalid-json-body", "a semicolon instead of a comma") { json in
      json.tokens.filter { $0.text == "," }.map { Mistake(json.source($0), ";") }
    },
    json("invalid-json-body", "a comma behind the last member") { json in
      json.tokens.filter { $0.isClosing && !(json.previous(before: $0)?.isOpening ?? true) }.map { bracket in
        Mistake(at: json.source(bracket).start, ",", at: .standing(json.source(bracket)))
      }
    },
    json("invalid-json-body", "two commas") { json in
      json.tokens.filter { $0.text == "," }.map {
        Mistake(at: json.source($0).start, ",", at: .standing(json.source($0)))
      }
    },
    json("invalid-json-body", "a colon is missing") { json in
      json.tokens.filter { $0.text == ":" }.compactMap { colon in
        json.next(after: colon).map { Mistake(json.source(colon), " ", at: .within(json.source($0))) }
      }
    },
    json("invalid-json-body", "= instead of a colon") { json in
      json.tokens.filter { $0.text == ":" }.map { Mistake(json.source($0), "=") }
    },
  ]

  private static let brackets: [MistakeKind] = [
    json("invalid-json-body", "a bracket is not closed") { json in
      json.tokens.filter(\.isClosing).map { Mistake(json.source($0), "", at: .within(json.rest(from: $0))) }
    },
    json("invalid-json-body", "a bracket too many") { json in
      json.tokens.suffix(1).map { Mistake(at: json.source($0).end, $0.text) }
    },
    json("invalid-json-body", "a bracket of the wrong kind") { json in
      json.tokens.filter(\.isClosing).map { Mistake(json.source($0), $0.text == "}" ? "]" : "}") }
    },
    json("invalid-json-body", "text behind the last bracket") { json in
      json.tokens.suffix(1).map { Mistake(at: json.source($0).end, ";") }
    },
    json("invalid-json-body", "a comment in JSON") { json in
      json.tokens.prefix(1).map { Mistake(at: json.source($0).end, "/* a note */", marking: "/") }
    },
  ]

  private static let quotes: [MistakeKind] = [
    json("invalid-json-body", "a key without quotes") { json in
      json.keys.filter { !json.isPlaceholder($0) }.map { key in
        let (first, last) = json.quotes(of: key)
        return Mistake(
          [SourceEdit(first, ""), SourceEdit(last, "")], at: .within(json.restOfLine(from: key)))
      }
    },
    json("invalid-json-body", "single quotes") { json in
      json.strings.map { string in
        let (first, last) = json.quotes(of: string)
        return Mistake([SourceEdit(first, "'"), SourceEdit(last, "'")], at: .written(0..<1))
      }
    },
    json("invalid-json-body", "typographic quotes") { json in
      json.strings.map { string in
        let (first, last) = json.quotes(of: string)
        return Mistake([SourceEdit(first, "“"), SourceEdit(last, "”")], at: .written(0..<3))
      }
    },
    json("invalid-json-body", "a typographic quote at the end of a text") { json in
      json.strings.compactMap { string in
        // Before a text that begins with one of these the next quote may be the closing one.
        let next = json.next(after: string).flatMap { json.next(after: $0) }
        if next?.text.wholeMatch(of: /"[,:\]}].*/) != nil { return nil }
        return Mistake(json.quotes(of: string).last, "”")
      }
    },
    json("invalid-json-body", "a character that is not seen") { json in
      json.tokens.map { Mistake(at: json.source($0).start, "\u{200B}") }
    },
    json("invalid-json-body", "a text without its first quote") { json in
      json.strings.filter { $0.range.count > 2 }.map { string in
        Mistake(json.quotes(of: string).first, "", at: .within(json.restOfLine(from: string)))
      }
    },
    json("invalid-json-body", "a text without its last quote") { json in
      json.strings.map { string in
        Mistake(json.quotes(of: string).last, "", at: .within(json.restOfLine(from: string)))
      }
    },
    json("invalid-json-body", "a text without its last quote before a line end") { json in
      json.strings.compactMap { string in
        let (first, last) = json.quotes(of: string)
        guard let comma = json.next(after: string), comma.text == ",",
          // Before one of these the next quote may be the closing one.
          json.next(after: comma).map({ $0.text.wholeMatch(of: /"[,:\]}].*/) == nil }) ?? false
        else { return nil }
        return Mistake(SourceRange(last.start, json.source(comma).end), ",\n", at: .standing(first))
      }
    },
    json("invalid-json-body", "a quote inside a text") { json in
      json.strings.map { string in
        Mistake(at: json.quotes(of: string).last.start, "\"a", marking: "a")
      }
    },
  ]

  private static let texts: [MistakeKind] = [
    json("invalid-json-body", "a line break inside a text") { json in
      json.strings.map { Mistake(at: json.quotes(of: $0).last.start, "\n") }
    },
    json("invalid-json-body", "a backslash that escapes nothing") { json in
      json.strings.map { string in
        Mistake(at: json.quotes(of: string).last.start, "\\q", at: .within(json.source(string)))
      }
    },
    json("invalid-json-body", "a word that JSON does not have") { json in
      json.tokens.filter { ["true", "false", "null"].contains($0.text) }.flatMap { word in
        [word.text.uppercased(), "undefined"].map {
          Mistake(json.source(word), $0, at: .within(json.source(word)))
        }
      }
    },
    json("invalid-json-body", "a number that JSON does not have") { json in
      json.tokens.filter { $0.text.first?.isNumber ?? false }.flatMap { number in
        // A number that breaks off is seen by what comes after it.
        let range = json.source(number.range.lowerBound..<(number.range.upperBound + 1))
        return ["+1", "01", "1.", ".5"].map { Mistake(json.source(number), $0, at: .within(range)) }
      }
    },
  ]
}
