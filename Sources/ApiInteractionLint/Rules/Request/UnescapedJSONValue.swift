import ApiInteractionKit

struct UnescapedJSONValue: Rule {
  let id = "unescaped-json-value"
  let group = RuleGroup.request
  let severity = Severity.info
  let summary = "Free text that goes into a JSON string without :EscapeDoubleQuotes."
  let rationale = """
    Values go into a body as they are. A name such as `Joe "Joey" Dow` ends the string early, and the service cannot read the \
    body: the call fails for that one caller. Data sources whose names say that they hold an identifier, a number, a date or \
    a token are not spoken of, nor those that every call has.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"note": "$(Note)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"note": "$(Note:EscapeDoubleQuotes)"}]]></Body>
    """)
  let fixing = RuleFixing.changesRequest
  let options = [
    RuleOption("safe", "Data sources, or patterns with * for them, whose values hold no double quote.")
  ]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard case .json(let outline) = subject.body.content, outline.fault == nil, let body = subject.body.value,
      !body.isLiteral
    else { return [] }
    let risky = body.placeholders.filter { placeholder, range in
      placeholder.kind == .dataSource && !mayEscape(body.bytes[range])
        && placeholder.slots.isEmpty && isFreeText(placeholder.name)
    }
    guard !risky.isEmpty else { return [] }
    let safe = subject.option("safe", of: self).map { NamePattern($0) }
    let strings = outline.entries.filter { $0.kind == .string }.map(\.range)
    return risky.compactMap { placeholder, range in
      guard isInside(range, strings), !safe.contains(where: { $0.matches(placeholder.name) }) else {
        return nil
      }
      let end = body.text.sourceRange(of: (range.upperBound - 1)..<range.upperBound)
      let edit = SourceEdit(SourceRange(end.start, end.start), ":EscapeDoubleQuotes")
      // Of several formatters nothing is documented.
      let isAlone = !body.bytes[range].contains(UInt8(ascii: ":"))
      let advice =
        isAlone
        ? "Write :EscapeDoubleQuotes before the )."
        : "Write :EscapeDoubleQuotes in place of its formatter; whether the platform takes both is not documented."
      return finding(
        "A double quote in the value of “\(placeholder.name)” would end the string. \(advice)",
        at: body.text.sourceRange(of: range),
        fix: isAlone ? Fix("write :EscapeDoubleQuotes", [edit]) : nil)
    }
  }

  /// Whether one of a placeholder's formatters escapes quotes, or is none that is known and may be that one, misspelt.
  private func mayEscape(_ placeholder: ArraySlice<UInt8>) -> Bool {
    let known = Placeholder.Formatter.allCases.map(\.name)
    let formatters = placeholder.dropLast().split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return formatters.dropFirst().contains {
      let name = String(decoding: $0, as: UTF8.self)
      let meant = known.contains(name) ? name : name.nearest(in: known)
      return meant == nil || meant == Placeholder.Formatter.escapeDoubleQuotes.name
    }
  }

  /// Whether one of the ranges, which are in order, holds another.
  private func isInside(_ range: Range<Int>, _ strings: [Range<Int>]) -> Bool {
    let count = strings.partitionPoint { $0.lowerBound <= range.lowerBound }
    return count > 0 && range.upperBound <= strings[count - 1].upperBound
  }

  /// Whether a data source may hold any text, as far as its name says.
  private func isFreeText(_ name: String) -> Bool {
    guard !CallDataSource.matches(name), let last = NameWords.last(of: name) else { return false }
    return !UnescapedJSONValue.plain.contains(last)
  }

  /// How names end of what holds no quotes.
  private static let plain: Set<String> = [
    "id", "ids", "guid", "uuid", "number", "num", "no", "amount", "total", "balance", "price", "count",
    "quantity", "token",
    "code", "date", "time", "timestamp", "currency", "phone", "telephone", "mobile", "clid", "msisdn",
    "postcode", "zip",
    "ref", "reference", "type", "status", "state", "flag", "digits", "digit", "year", "month", "day", "index",
    "email",
  ]
}
