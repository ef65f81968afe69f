@testable import ApiInteractionKit

/// Thinks up definitions: which elements, which values, in which order.
struct DefinitionPlanner {
  var random: SeededRandom

  mutating func definition() -> PlannedElement {
    let isJSON = !random.once(in: 4)
    return PlannedElement(.apiInteraction, shuffled([request(), response(isJSON: isJSON)]))
  }

  private mutating func request() -> PlannedElement {
    var children = [PlannedElement(.url, url()), PlannedElement(.method, method())]
    if !random.once(in: 5) {
      var headers: [PlannedElement] = []
      for _ in 0..<random.number(0...3) { headers.append(header()) }
      children.append(PlannedElement(.headers, headers))
    }
    if !random.once(in: 5) { children.append(PlannedElement(.body, body())) }
    return PlannedElement(.request, shuffled(children))
  }

  private mutating func header() -> PlannedElement {
    let key = PlannedElement(.key, parts(["X-", "a", "Content-Type", "~", "$", "#", "|", "é^"], holes: 6))
    let text = ["Bearer", "application/json", "é", "a & b", "\"q\"", "<x>", "]]>", ";y", "'", "日本", ")", "$"]
    return PlannedElement(.header, shuffled([token(key), PlannedElement(.value, parts(text, holes: 3))]))
  }

  /// A Key without the characters that no header name has.
  private func token(_ key: PlannedElement) -> PlannedElement {
    let parts = (key.value?.parts ?? []).map { part in
      if case .literal(let text) = part {
        PlannedValue.Part.literal(String(text.unicodeScalars.filter(\.isASCII)))
      } else {
        part
      }
    }
    return PlannedElement(.key, PlannedValue(parts))
  }

  private mutating func response(isJSON: Bool) -> PlannedElement {
    let type =
      random.once(in: 12) ? PlannedValue.Part.slot("~~~REPLACE~~~") : .literal(isJSON ? "JSON" : "XML")
    var children = [
      PlannedElement(.type, PlannedValue([type])), PlannedElement(.responseCodeDestination, destination()),
    ]
    if !random.once(in: 5) {
      var fields: [PlannedElement] = []
      for _ in 0..<random.number(0...3) { fields.append(field(isJSON: isJSON)) }
      children.append(PlannedElement(.fields, fields))
    }
    return PlannedElement(.response, shuffled(children))
  }

  private mutating func field(isJSON: Bool) -> PlannedElement {
    let locator =
      isJSON
      ? random.one(of: "data.contacts[0].name", "[0].größe", "a", "['a.b'][\"]\"]", "a & b", "日.本", "x<y")
      : random.one(of: "/name", "//a[@b='c & d']", "count(//x) > 3", "/ü[1 < 2]", "string(\"]]>\")")
    let type = random.one(of: "String", "Integer", "Number", "Boolean", "DateTime", "Ünknown Type")
    return PlannedElement(
      .field,
      shuffled([
        PlannedElement(.locator, PlannedValue([slot(orLiteral: locator)])),
        PlannedElement(.destination, destination()),
        PlannedElement(.dataType, PlannedValue([slot(orLiteral: type)])),
      ]))
  }

  // MARK: - Values

  private mutating func url() -> PlannedValue {
    var value = parts(["/path", "?a=", "&b=", "é", "日本", "%20", "#", "$", "~", "f(x)", "]]>", "<"], holes: 3)
    value.parts.insert(random.once(in: 3) ? slot() : .literal("https://example.com/"), at: 0)
    return value
  }

  private mutating func method() -> PlannedValue {
    PlannedValue([slot(orLiteral: random.one(of: "GET", "POST", "PUT", "PATCH", "X-Custom"))])
  }

  private mutating func destination() -> PlannedValue {
    let name = random.one(
      of: "AccessToken", "PCIPal|DtmfLinkId", "a b", "Größe & Maß", "日本|x", "<x>", "]]>", "#~")
    return PlannedValue([slot(orLiteral: name)])
  }

  private mutating func body() -> PlannedValue {
    let text = [
      "{\"a\": \"", "\"}", "\n", "\r", "\t", " ", "  ", "&", "<b>", "]]>", "]", ">", "é", "日本", "\u{1F600}",
      "~",
      "$", "#", "e\u{301}", "f(x)", ")", "grant_type=x&y=", "--", "<!--", "?>", "\u{85}", "\u{2028}",
      "\u{10FFFD}",
    ]
    var value = parts(text, holes: 5, count: 0...14)
    if random.once(in: 12) { value.parts = [.literal(random.one(of: "", " ", "\n\t ", "\r\n"))] }
    return value
  }

  /// Parts of which one in so many is a hole. No choice begins with `(`, so that none follows a `$` or a `#`.
  private mutating func parts(
    _ choices: [String], holes: Int, count: ClosedRange<Int> = 1...6
  ) -> PlannedValue {
    var parts: [PlannedValue.Part] = []
    for _ in 0..<random.number(count) {
      if random.once(in: holes) {
        parts.append(random.once(in: 3) ? slot() : placeholder())
      } else if case .literal(let text) = parts.last {
        parts[parts.count - 1] = .literal(text + random.one(from: choices))
      } else {
        parts.append(.literal(random.one(from: choices)))
      }
    }
    return PlannedValue(parts)
  }

  private mutating func slot() -> PlannedValue.Part {
    .slot(random.one(of: "~~~REPLACE~~~", "~~~REPLACE:name~~~", "~~~REPLACE:a & é~~~"))
  }

  private mutating func slot(orLiteral text: String) -> PlannedValue.Part {
    random.once(in: 12) ? .slot("~~~REPLACE~~~") : .literal(text)
  }

  private mutating func placeholder() -> PlannedValue.Part {
    .placeholder(
      random.one(
        of: "$(CallGuid)", "$(PCIPal|DtmfLinkId)", "$(CLID:RemoveLeadingPlus)", "#(Key)", "#(a<b & c)",
        "$(Ä ö:ToLowerCase:EscapeDoubleQuotes)", "$(~~~REPLACE~~~)", "#(~~~REPLACE:key~~~)",
        "$(a~~~REPLACE~~~b:ToLowerCase)", "$(]]>)"))
  }

  private mutating func shuffled(_ elements: [PlannedElement]) -> [PlannedElement] {
    random.once(in: 3) ? elements.shuffled(using: &random) : elements
  }
}
