import Testing

@testable import ApiInteractionKit

@Suite("Filling a template in part")
struct PartialFillTests {
  private static let slot = "~~~REPLACE~~~"
  private static let makes = "Together with the text around it this value makes a placeholder or a slot."

  private func filled(_ sample: DefinitionSample, _ values: [String: String]) throws -> DefinitionTemplate {
    try DefinitionTemplate(sample.template().fill(with: values, openSlots: .keep))
  }

  private func problems(_ template: DefinitionTemplate, _ values: [String: String]) -> [String] {
    do throws(FillError) {
      _ = try template.edits(filling: values, openSlots: .keep)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("without values the template stays to the byte")
  func nothing() throws {
    let sample = DefinitionSample(
      url: "https://\(Self.slot)/?p=\(Self.slot)", headers: [("X-Id", "$(\(Self.slot)|~~~REPLACE:a~~~)")],
      body: "<!-- c --><![CDATA[{\"a\":~~~REPLACE:b~~~}]]>&#13;\r\n", locator: Self.slot)
    #expect(try sample.template().fill(with: [:], openSlots: .keep) == sample.source)
  }

  @Test("slots without a value stay as they are written, and are counted anew")
  func counted() throws {
    let body = #"{"a":"~~~REPLACE~~~","a":"~~~REPLACE~~~","a":"~~~REPLACE~~~","b":~~~REPLACE:n~~~}"#
    let template = try filled(DefinitionSample(body: body), ["a#2": "x"])
    let left = #"{"a":"~~~REPLACE~~~","a":"x","a":"~~~REPLACE~~~","b":~~~REPLACE:n~~~}"#
    #expect(template.definition.source == DefinitionSample(body: left).source)
    #expect(template.slots.map(\.name) == ["a", "a#2", "n"])
  }

  @Test("an explicit slot is filled in all its places, the slots beside it stay")
  func explicit() throws {
    let sample = DefinitionSample(
      url: "https://~~~REPLACE:host~~~/~~~REPLACE:id~~~", headers: [("X-Id", "~~~REPLACE:id~~~")],
      body: "id=~~~REPLACE:id~~~&amp;note=~~~REPLACE:note~~~")
    let template = try filled(sample, ["id": "a&b"])
    let expected = DefinitionSample(
      url: "https://~~~REPLACE:host~~~/a&amp;b", headers: [("X-Id", "a&amp;b")],
      body: "id=a%26b&amp;note=~~~REPLACE:note~~~")
    #expect(template.definition.source == expected.source)
    #expect(template.slots.map(\.name) == ["host", "note"])
  }

  @Test("one of several slots in a placeholder can be filled", arguments: ["$", "#"])
  func placeholder(_ sign: String) throws {
    let written = "\(sign)(~~~REPLACE:group~~~|Call ~~~REPLACE:name~~~)"
    for values in [["group": "A"], ["name": "B"]] {
      let template = try filled(DefinitionSample(body: written), values)
      let expected = values.reduce(written) { $0.replacing("~~~REPLACE:\($1.key)~~~", with: $1.value) }
      #expect(template.definition.source == DefinitionSample(body: expected).source)
      #expect(template.slots.count == 1)
    }
  }

  @Test("a value is checked, and so is the whole that it becomes with the slots that stay")
  func checks() throws {
    let slots = "~~~REPLACE:a~~~~~~REPLACE:b~~~"
    let json = try DefinitionSample(body: #"{"x":\#(slots),"y":"~~~REPLACE:c~~~"}"#).template()
    #expect(problems(json, ["a": "x"]).count == 1)
    #expect(problems(json, ["a": "1", "c": "\""]) == [])
    let marks = try DefinitionSample(body: "$~~~REPLACE:a~~~ ~~~REPLACE:b~~~").template()
    #expect(
      problems(marks, ["a": "(x)"]) == ["The value for “a” is refused. \(Self.makes)"])
    let name = try DefinitionSample(destination: slots).template()
    #expect(problems(name, ["a": String(repeating: "x", count: 255)]) == [])
    #expect(problems(name, ["c": "1"]) == ["There is no slot “c”."])
  }

  @Test("what was filled before counts when the rest is filled")
  func checksAtTheEnd() throws {
    let slots = "~~~REPLACE:a~~~~~~REPLACE:b~~~"
    let half = String(repeating: "x", count: 128)
    let name = try filled(DefinitionSample(destination: slots), ["a": half])
    #expect(
      problems(name, ["b": half]) == [
        "The value for “b” is refused. A data source name has at most 255 characters; this one has 256."
      ])
    let placeholder = try filled(DefinitionSample(destination: slots), ["a": "$(x)"])
    #expect(
      problems(placeholder, ["b": "y"]) == [
        "The value for “b” is refused. <Destination> cannot hold a placeholder."
      ])
    let marks = try filled(
      DefinitionSample(headers: [("X-Id", "~~~REPLACE:a~~~(~~~REPLACE:b~~~)")]), ["b": "x"])
    #expect(
      problems(marks, ["a": "$"]) == [
        "The value for “a” is refused. \(Self.makes)"
      ])
  }

  // MARK: - In whatever steps

  /// Every place, with explicit names so that none is counted anew.
  private static let everywhere = DefinitionSample(
    url: "~~~REPLACE:base~~~/a/~~~REPLACE:path~~~?p=~~~REPLACE:query~~~", method: "~~~REPLACE:method~~~",
    headers: [
      ("X-~~~REPLACE:key~~~", "Bearer ~~~REPLACE:text~~~ $(~~~REPLACE:group~~~|~~~REPLACE:name~~~)"),
      ("X-Id", "<![CDATA[]]~~~REPLACE:text~~~>]]>"),
    ],
    body:
      #"<![CDATA[{"a":"]]~~~REPLACE:text~~~>","~~~REPLACE:path~~~":~~~REPLACE:number~~~,"#
      + #""c":"$(~~~REPLACE:name~~~:~~~REPLACE:formatter~~~) ~~~REPLACE:text~~~ "#
      + #"~~~REPLACE:query~~~]]]]><![CDATA[>"}]]>"#,
    code: "~~~REPLACE:group~~~|~~~REPLACE:name~~~", locator: "a.~~~REPLACE:name~~~",
    destination: "~~~REPLACE:name~~~")

  private static let values: [String: [String]] = [
    "base": ["https://example.org", "http://a.example:8080/b/", "$(Base)"], "path": ["a b/é", "%", "]]>"],
    "query": ["a&b=<c>", "", "$(Name)", "]]>]]"], "method": ["GET", "PUT"], "key": ["A", "b-c"],
    "text": ["]]>", "a\"b\\", "", "> ]", "#(Key) $(x)", "&amp;"], "group": ["A", "A b"],
    "name": ["n", "id_2"],
    "number": ["1.50", "null", "\"a]]>b\"", "$(n)"], "formatter": ["ToLowerCase"],
  ]

  @Test("filling in two steps gives the bytes that filling at once gives")
  func steps() throws {
    var random = CaseGenerator(seed: 11)
    let template = try Self.everywhere.template()
    #expect(Set(template.slots.map(\.name)) == Set(Self.values.keys))
    for _ in 0..<500 {
      var first: [String: String] = [:]
      var second: [String: String] = [:]
      for (name, choices) in Self.values.sorted(by: { $0.key < $1.key }) {
        let value = random.pick(choices)
        if random.below(2) == 0 { first[name] = value } else { second[name] = value }
      }
      let once = try template.fill(with: first.merging(second) { $1 })
      let half = try DefinitionTemplate(template.fill(with: first, openSlots: .keep))
      #expect(Set(half.slots.map(\.name)) == Set(second.keys))
      #expect(try half.fill(with: second) == once, "\(first) \(second)")
    }
  }

  @Test("slots that touch give one text in whatever order, though CDATA may be split elsewhere")
  func touching() throws {
    let pieces = ["]", "]]", ">", "]]>", "", "]>", "x"]
    for around in ["", "]", ">"] {
      let template = try DefinitionSample(
        body: "<![CDATA[t \(around)~~~REPLACE:a~~~~~~REPLACE:b~~~\(around)]]>"
      ).template()
      for (a, b) in pieces.flatMap({ a in pieces.map { (a, $0) } }) {
        for first in [["a": a], ["b": b]] {
          let half = try DefinitionTemplate(template.fill(with: first, openSlots: .keep))
          let whole = Definition(try half.fill(with: first["a"] == nil ? ["a": a] : ["b": b]))
          #expect(whole.diagnostics == [])
          #expect(whole.body?.text.string == "t \(around)\(a)\(b)\(around)")
        }
      }
    }
  }
}
