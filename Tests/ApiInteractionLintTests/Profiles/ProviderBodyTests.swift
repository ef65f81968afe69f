import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Bodies held against a profile")
struct ProviderBodyTests {
  private func findings(
    _ body: String, _ profile: String, contentType: String? = nil, method: String = "POST"
  ) throws -> [String] {
    var set = ProfileSet()
    try set.add(Array("name: p\nmatch: {path: /orders}\n\(profile)".utf8))
    let header = contentType.map { "<Header><Key>Content-Type</Key><Value>\($0)</Value></Header>" } ?? ""
    let definition = """
      <ApiInteraction><Request><Url>https://a.b/orders</Url><Method>\(method)</Method><Headers>\(header)</Headers>\
      <Body><![CDATA[\(body)]]></Body></Request><Response><Type>JSON</Type>\
      <ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
      """
    let rules = Linter.allRules.filter { $0.group == .provider }
    let result = Linter(rules: rules, profiles: set).lint(Array(definition.utf8))
    return result.diagnostics.map { "\(result.source[$0.range]): \($0.message)" }
  }

  private func missing(_ body: String, _ fields: String) throws -> [String] {
    try findings(body, "body: \(fields)").map { finding in
      String(finding.split(separator: "The body has no ").last?.split(separator: ", which").first ?? "")
    }
  }

  @Test("a placeholder stands without quotes where the service takes a number, and nowhere else")
  func unquoted() throws {
    var set = ProfileSet()
    try set.add(
      Array("name: p\nmatch: {path: /orders}\nbody: {amount: {type: number}, name: {type: string}}".utf8))
    let part = """
      <Url>https://a.b/orders</Url><Header><Key>Content-Type</Key><Value>application/json</Value></Header>\
      <Body><![CDATA[{"amount": $(A), "name": $(N), "note": $(O)}]]></Body>
      """
    let result = Linter(profiles: set).lint(Array(RuleExample(part).definition.utf8))
    #expect(
      result.diagnostics.map { "\($0.rule): \(result.source[$0.range])" } == [
        "unquoted-json-placeholder: $(N)", "unquoted-json-placeholder: $(O)",
      ])
  }

  @Test(
    "a field that is not there is missing, unless nobody can know",
    arguments: [
      (#"{"a": {"b": 1}}"#, []), (#"{"a": {}}"#, ["a.b"]), (#"{"a": $(A)}"#, []), (#"{"x": 1}"#, ["a"]),
      (#"{"a": "#, []), ("$(Body)", []), (#"{"a": {"b": "$(B)"}}"#, []), (#"{"$(Key)": 1}"#, []),
      (#"{"a": {"$(Key)": 1}}"#, []), (#"{"a": {"b": 1}, "a": {}}"#, ["a.b"]),
      (#"{"a": {}, "a": {"b": 1}}"#, []),
      (#"{"a": {{Thing}}}"#, []), (#"{"a": $(A, "c": 1}"#, []), (#"{"\u0061": {"b": 1}}"#, []),
    ])
  func missingFields(body: String, missing: [String]) throws {
    #expect(try self.missing(body, "{a: , a.b: }") == missing)
  }

  @Test(
    "fields of arrays are looked for in the members that are asked for",
    arguments: [
      ("{'i[].s': }", #"{"i": []}"#, []), ("{'i[].s': }", #"{}"#, []),
      ("{'i[].s': }", #"{"i": [{}, {"s": 1}, {}]}"#, ["i[0].s", "i[2].s"]),
      ("{'i[].s': }", #"{"i": [$(I), {"s": 1}]}"#, []),
      ("{'i[0].s': }", #"{"i": [{}, {}]}"#, ["i[0].s"]), ("{'i[1].s': }", #"{"i": [{}]}"#, ["i[1]"]),
      ("{'i[0]': , 'i[0].s': , 'i[].s': }", #"{"i": []}"#, ["i[0]"]),
      ("{'[].s': }", #"[{"s": 1}, {}]"#, ["[1].s"]),
      ("{'i[][].s': }", #"{"i": [[{}], []]}"#, ["i[0][0].s"]), ("{\"['a.b']\": }", "{}", ["['a.b']"]),
      ("{\"['i[]']\": }", #"{"i[]": 1}"#, []),
    ])
  func arrays(fields: String, body: String, missing: [String]) throws {
    #expect(try self.missing(body, fields) == missing)
  }

  @Test(
    "what stands in an optional object is needed only where the object is",
    arguments: [("{}", []), (#"{"a": {}}"#, ["a.b"]), (#"{"a": {"b": {}}}"#, ["a.b.c"])])
  func optionalObjects(body: String, missing: [String]) throws {
    #expect(try self.missing(body, "{a: {required: false}, a.b: , a.b.c: }") == missing)
  }

  @Test(
    "a condition holds where the other field is there with one of its values",
    arguments: [
      (#"{"by": "card"}"#, ["no"]), (#"{"by": "cash"}"#, []), (#"{"by": "$(By)"}"#, []),
      (#"{"by": 7}"#, ["no"]),
      (#"{"by": "c$(X)"}"#, []), ("{}", []), (#"{"by": "card", "no": null}"#, []),
      (#"{"by": "c\u0061rd"}"#, ["no"]),
    ])
  func conditions(body: String, missing: [String]) throws {
    #expect(
      try self.missing(body, "{by: {required: false}, no: {requiredWhen: {field: by, values: [card, 7]}}}")
        == missing)
  }

  @Test("a member of an array that lacks a field is pointed at, and told by its number")
  func members() throws {
    let fields = "body: {'i[].no': {requiredWhen: {field: 'i[].gift'}}, 'i[].s': }"
    #expect(
      try findings(#"{"i": [{"no": 1, "s": 2}, {"gift": true, "s": 1}]}"#, fields)
        == [
          #"{"gift": true, "s": 1}: The body has no i[1].no, which p needs when i[1].gift is there. Add it."#
        ])
    #expect(
      try findings(#"[{"s": 1}, {}]"#, "body: {'[].s': }") == [
        "{}: The body has no [1].s, which p needs. Add it."
      ])
  }

  @Test("a condition in an array is that of the same member")
  func conditionsInArrays() throws {
    let fields =
      "{'i[].no': {requiredWhen: {field: 'i[].by', values: [card]}}, 'sum': {requiredWhen: {field: 'i[].by'}}}"
    #expect(
      try missing(#"{"i": [{"by": "cash"}, {"by": "card"}, {"no": 1}]}"#, fields) == ["sum", "i[1].no"])
    #expect(try missing(#"{"i": [{}]}"#, fields) == [])
  }

  @Test("a condition may ask for a method", arguments: [("POST", 0), ("patch", 1), ("PATCH", 1)])
  func methodCondition(method: String, count: Int) throws {
    let profile = "body: {a: {requiredWhen: {method: PATCH}}, b: {required: false}}"
    #expect(try findings(#"{"b": 1}"#, profile, method: method).count == count)
  }

  @Test(
    "an object that has none of the fields is one finding",
    arguments: [
      (
        #"{"data": {"a": 1, "b": {"c": 1}}}"#,
        "<Body>: The body has none of the fields that p needs: a, b. They stand in data: write them without it."
      ),
      ("{}", "<Body>: The body has none of the fields that p needs: a, b. Add them."),
      (#"{"a": 1, "b": {}}"#, #""b": The body has none of the fields that p needs: b.c, b.d. Add them."#),
      (#"{"a": 1}"#, "<Body>: The body has no b, which p needs. Add it."),
    ])
  func bare(body: String, finding: String) throws {
    #expect(try findings(body, "body: {a: , b: , b.c: , b.d: }").joined() == finding)
  }

  @Test(
    "a misspelt field is one finding",
    arguments: [
      (#"{"Amount": 1}"#, #"Amount: p knows no field “Amount”. Did you mean amount?"#),
      (#"{"amuont": 1}"#, #"amuont: p knows no field “amuont”. Did you mean amount?"#),
      (#"{"amountt": 1, "extra": 2}"#, #"amountt: p knows no field “amountt”. Did you mean amount?"#),
      (#"{"amo unt": 1}"#, "<Body>: The body has no amount, which p needs. Add it."),
      (#"{" amount": 1}"#, "<Body>: The body has no amount, which p needs. Add it."),
      (#"{"amount": 1, "amount2": 2}"#, ""), (#"{"amount": 1, "remark": 2, "remarks": 3}"#, ""),
      (#"{"amount": 1, "remrk": 2}"#, #"remrk: p knows no field “remrk”. Did you mean remark?"#),
      (#"{"amount": 1, "remote": 2}"#, ""),
    ])
  func misspelt(body: String, finding: String) throws {
    #expect(try findings(body, "body: {amount: , remark: {required: false}}").joined() == finding)
  }

  @Test("a field on which another depends is known")
  func conditionFields() throws {
    let profile = "closed: true\nbody: {id: , no: {requiredWhen: {field: idx, values: [card]}}}"
    #expect(try findings(#"{"id": 1, "idx": "cash"}"#, profile) == [])
    #expect(try findings("id=1&idx=cash", profile) == [])
    let open = "body: {total: , no: {requiredWhen: {field: totals}}}"
    #expect(
      try missing(#"{"totals": 1, "no": 2}"#, "{total: , no: {requiredWhen: {field: totals}}}") == ["total"])
    #expect(try findings(#"{"total": 1, "totals": 1, "no": 2}"#, open) == [])
  }

  @Test(
    "null is no value where the profile asks for one",
    arguments: [
      ("a: {type: string}", #"{"a": null}"#, ["null: a is null, which is no value; p takes a text."]),
      ("a: {type: object}", #"{"a": null}"#, ["null: a is null, which is no value; p takes an object."]),
      ("a.b: ", #"{"a": null}"#, ["null: a is null, which is no value; p takes an object."]),
      ("a: {length: 4}", #"{"a": null}"#, ["null: a is null, which is no value; p takes a value."]),
      ("a: {length: 4, required: false}", #"{"a": null}"#, []), ("a: ", #"{"a": null}"#, []),
      ("a: {values: ['null', x]}", #"{"a": null}"#, []),
    ])
  func nulls(field: String, body: String, expected: [String]) throws {
    #expect(try findings(body, "body: {\(field)}") == expected)
  }

  @Test(
    "a value that is written out and empty is wrong where the field must be there",
    arguments: [
      (#"{"a": ""}"#, ["\"\": a is empty; p takes a value."]), (#"{"a": "$(A)"}"#, []),
      (#"{"b": "", "a": 1}"#, []),
      (#"{"a": 1, "c": ""}"#, []), (#"{"a": 1, "d": ""}"#, []), ("a=", ["=: a is empty; p takes a value."]),
      ("a=$(A)", []), ("a=1&b=&c=&d=", []),
    ])
  func empty(body: String, expected: [String]) throws {
    let profile = "body: {a: , b: {required: false}, c: {values: ['', x]}, d: {minLength: 0}}"
    let found = try findings(body, profile).filter { !$0.contains("has no") }
    #expect(found == expected)
  }

  @Test("in an object that is closed every field that is not known is reported")
  func closed() throws {
    let body = #"{"a": 1, "x": {"y": 1}, "o": {"b": 1, "c": {"z": 1}, "d": 1}, "two words": 1}"#
    let advice = "Remove it, or add it to the profile with required: false."
    #expect(
      try findings(body, "closed: true\nbody: {a: , o: {closed: false}, o.b: }") == [
        "x: p knows no field “x”. \(advice)"
      ])
    #expect(
      try findings(body, "body: {a: , o: {closed: true}, o.b: , o.c: {required: false}}") == [
        "d: p knows no field “o.d”. \(advice)"
      ])
    #expect(
      try findings(#"{"o": {"a": 1}}"#, "body: {o: {closed: true}}") == [
        "a: p knows no field “o.a”. \(advice)"
      ])
  }

  @Test(
    "a value is wrong only if it is wrong whatever its holes hold",
    arguments: [
      ("type: string", ["1", "true", "null", "{}"], [#""a""#, #""$(A)""#, "$(A)", "1$(A)"]),
      ("type: integer", [#""1""#, "1.0", "1e2", #""$(A)""#, "true"], ["1", "-12", "$(A)", "1.$(A)"]),
      ("type: number", [#""1""#, "null"], ["1", "-1.5e3"]),
      ("type: boolean", ["1", #""true""#], ["true", "false"]),
      ("type: object", ["[]", #""a""#, "1"], ["{}", #"{"x": 1}"#, "$(A)"]),
      ("type: array", ["{}"], ["[]", "[1]"]),
      (
        "values: [abc, aXc]",
        ["[\"abc\"]", "{}", #""ab""#, #""$(A)b""#, #""abc$(A)d""#, #""a$(A)b$(B)X$(C)c""#, "1"],
        [
          #""abc""#, #""a$(A)""#, #""$(A)c""#, #""a$(A)c""#, #""$(A)X$(B)""#, #""a$(A)$(B)c""#,
          #""\u0061bc""#,
        ]
      ),
      (
        "length: 2", [#""a""#, #""abc""#, #""abc$(A)""#, "123"],
        [#""ab""#, #""é!""#, #""$(A)""#, #""ab$(A)""#, "12"]
      ),
      ("minLength: 2", [#""a""#, #""""#], [#""$(A)""#, #""ab""#]),
      ("pattern: 'a+'", [#""b""#, "1", #""b$(A)""#, #""$(A)b""#], [#""aa""#, #""$(A)a""#, "{}"]),
      ("values: [true, 1.50]", ["1.5", "false"], ["true", "1.50", #""true""#]),
    ])
  func values(rule: String, wrong: [String], right: [String]) throws {
    let profile = "body: {a: {\(rule)}}"
    for value in wrong { #expect(try findings("{\"a\": \(value)}", profile).count == 1, "\(value)") }
    for value in right { #expect(try findings("{\"a\": \(value)}", profile) == [], "\(value)") }
  }

  @Test("the pairs of a form are fields, percent-encoding and + aside")
  func forms() throws {
    let profile =
      "bodyType: form\nbody: {grant: {values: [a b]}, id: {type: integer}, \"['x[y]']\": {required: false}}"
    for body in [
      "grant=a+b&id=7", "grant=a%20b&id=$(Id)", "%67rant=$(G)&id=1&other=2", "$(Key)=1",
      "id=7&id=8&grant=a b",
    ] {
      #expect(try findings(body, profile).filter { !$0.contains("Method") } == [], "\(body)")
    }
    #expect(
      try findings("grant=b&ID=7", profile) == [
        "b: grant is “b”; p takes a b.", "ID: p knows no field “ID”. Did you mean id?",
      ])
    #expect(
      try findings("grant=&id=x", profile) == [
        "=: grant is “”; p takes a b.", "x: id is “x”; p takes a whole number.",
      ])
    #expect(try findings("id=1", profile) == ["<Body>: The body has no grant, which p needs. Add it."])
  }

  @Test(
    "a body that cannot hold the fields is one finding, unless its Content-Type is wrong as well",
    arguments: [
      ("", "The request has no body; p needs JSON with a, b."),
      ("hello", "The body is neither JSON nor a form; p needs JSON with a, b."),
      ("a=1&b=2", "The body is a form; p needs JSON with a, b."),
      ("<a/>", "The body is XML; p needs JSON with a, b."),
      ("[1]", "The body is a list; p needs JSON with a, b."), ("hello $(Name)", ""), ("<a>", ""),
      (#"{"a": 1"#, ""),
    ])
  func unfit(body: String, message: String) throws {
    let profile = "bodyType: JSON\nbody: {a: , b: , c: {required: false}}"
    #expect(try findings(body, profile).joined() == (message.isEmpty ? "" : "<Body>: \(message)"))
    let contradicted = try findings(body, profile, contentType: "application/json; charset=utf-8")
    #expect(contradicted.count == (body == "" || body == "[1]" ? 1 : 0))
  }

  @Test(
    "the media type of a Content-Type is looked at, whatever its case and parameters",
    arguments: [
      ("application/json", 0), ("Application/JSON ; charset=utf-8", 0), ("text/plain", 1), ("$(Type)", 0),
      ("application/$(Type)", 0), ("text/$(Type)", 1),
    ])
  func contentType(value: String, count: Int) throws {
    let profile = "headers: {content-type: {values: [application/json]}}"
    #expect(try findings("{}", profile, contentType: value).count == count)
  }

  @Test("what is said of a secret does not quote it")
  func secrets() throws {
    let profile = "body: {client_secret: {pattern: '[0-9]+'}, apiKey: {values: [a, b]}}"
    #expect(
      try findings(#"{"client_secret": "hunter2", "apiKey": "c$(X)"}"#, profile) == [
        #""hunter2": client_secret has another value; p takes only what matches [0-9]+."#,
        #""c$(X)": apiKey has another value; p takes a or b."#,
      ])
  }

  @Test("a large body is looked at in time, and its findings end somewhere")
  func hostile() throws {
    let members = String(repeating: "{},", count: 300_000)
    let fields = (0..<200).map { "'i[].f\($0)': " }.joined(separator: ", ")
    #expect(try findings("{\"i\": [\(members)1]}", "body: {\(fields)}").count <= 1200)
    let keys = (0..<60_000).map { "\"k\($0)\": 1" }.joined(separator: ",")
    #expect(try findings("{\(keys)}", "closed: true\nbody: {abc: , abd: }").count <= 1100)
  }
}
