import ApiInteractionKit
import Testing

@testable import ApiInteractionLint

@Suite("Provider profiles")
struct ProfileSetTests {
  private static func definition(url: String, method: String = "POST", body: String = "{}") -> [UInt8] {
    Array(
      """
      <ApiInteraction><Request><Url>\(url)</Url><Method>\(method)</Method><Body>\(body)</Body></Request><Response>\
      <Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
      """.utf8)
  }

  private func findings(_ profiles: [String], in definition: [UInt8]) throws -> [String] {
    var set = ProfileSet()
    for profile in profiles { try set.add(Array(profile.utf8)) }
    let rules = Linter.allRules.filter { $0.group == .provider }
    return Linter(rules: rules, profiles: set).lint(definition).diagnostics.map(\.message)
  }

  @Test("the documented services are built in")
  func builtIn() {
    let names = ProfileSet.builtIn.profiles.map(\.name)
    #expect(names == ["vonage-authentication", "vonage-start-session", "vonage-session-status"])
  }

  @Test("which requests the built-in profiles speak of is known before they are read")
  func builtInMatches() {
    #expect(ProfileSet.builtInMatches == ProfileSet.builtIn.profiles.map(\.match))
  }

  @Test(
    "a profile speaks of a Url whose path ends in its own",
    arguments: [
      ("https://a.b/v1/orders", true), ("https://a.b/v1/orders/", true),
      ("https://a.b/base/v1/orders?x=1", true),
      ("$(Base)/v1/orders", true), ("https://a.b/v1/$(X)", false), ("https://a.b/v1/orders/7", false),
      ("https://a.b/orders", false), ("https://a.b/v1/Orders", false), ("https://a.b/?q=/v1/orders", false),
      ("https://a.b/v1//orders", true), ("https://a.b", false), ("https://v1/orders", false),
      ("~~~REPLACE~~~/v1/orders", true), ("https://a.b/v1/orders$(X)", false),
      ("https://a.b/v1/orders#x", true),
    ])
  func path(url: String, matches: Bool) throws {
    let found = try findings(
      ["{name: p, match: {path: /v1/orders}, body: {id: }}"], in: Self.definition(url: url))
    #expect(found.isEmpty != matches)
  }

  @Test("{…} in a path stands for one segment, a placeholder too")
  func wildcard() throws {
    let profile = "{name: p, match: {path: '/orders/{id}/lines'}, body: {id: }}"
    let url = "https://a.b/orders/$(Order)/lines"
    #expect(try findings([profile], in: Self.definition(url: url)).count == 1)
    #expect(try findings([profile], in: Self.definition(url: "https://a.b/orders/lines")).isEmpty)
  }

  @Test(
    "a profile with a host speaks of that host alone, and of one that is not known yet",
    arguments: [
      ("https://api.a.b/orders", true), ("https://API.A.B:443/orders", true),
      ("https://u:p@api.a.b/orders", true),
      ("https://a.b/orders", false), ("https://api.a.b.c/orders", false), ("https://$(Host)/orders", true),
      ("$(Base)/orders", true),
    ])
  func host(url: String, matches: Bool) throws {
    let profile = "{name: p, match: {path: /orders, host: api.a.b}, body: {id: }}"
    #expect(try findings([profile], in: Self.definition(url: url)).isEmpty != matches)
  }

  @Test("the method only chooses between two that match")
  func method() throws {
    let get = "{name: read, match: {path: /orders}, method: GET, headers: {X-Read: }}"
    let post = "{name: create, source: Manual, match: {path: /orders}, method: POST, headers: {X-Create: }}"
    let definition = Self.definition(url: "https://a.b/orders")
    #expect(
      try findings([get, post], in: definition) == [
        "The request has no header X-Create, which create needs (Manual). Add it."
      ])
    #expect(
      try findings([get], in: definition) == [
        "The request has no header X-Read, which read needs. Add it.",
        "read is called with GET, not with POST.",
      ])
    #expect(
      try findings([get, post], in: Self.definition(url: "https://a.b/orders", method: "PUT")) == [
        "read is called with GET, create is called with POST, not with PUT (Manual)."
      ])
    #expect(try findings([get], in: Self.definition(url: "https://a.b/orders", method: "get")).count == 1)
  }

  @Test("what two profiles ask for is asked for once")
  func twoProfiles() throws {
    let one = "{name: one, match: {path: /orders}, headers: {X-A: }, body: {id: }, response: {id: }}"
    let two =
      "{name: two, match: {path: /v1/orders}, headers: {x-a: , X-B: }, body: {id: }, response: {id: }}"
    #expect(
      try findings([one, two], in: Self.definition(url: "https://a.b/v1/orders")) == [
        "The request has no header X-A, which one needs. Add it.",
        "The request has no header X-B, which two needs. Add it.",
        "The body has no id, which one needs. Add it.",
        "No Field keeps id of the response of one. Add a Field with the Locator id.",
      ])
  }

  @Test("a profile takes the place of the one that it extends, adds to it and takes back from it")
  func extending() throws {
    let base = """
      {name: base, source: Manual, match: {path: /orders}, headers: {X-A: , X-B: }, body: {id: , note: , data: },
       response: {a: , b.c: }}
      """
    let middle =
      "{name: middle, extends: base, source: Guide, headers: {x-b: {required: false}}, body: {sum: }}"
    let own = """
      {name: own, extends: middle, body: {note: {required: false}, "['data'].sum": {source: Page 7}},
       response: {"['b'].c": {required: false}}}
      """
    let found = try findings(
      [base, middle, own], in: Self.definition(url: "https://a.b/orders", body: #"{"data": {}}"#))
    #expect(
      found == [
        "The request has no header X-A, which own needs (Manual). Add it.",
        "The body has no id, which own needs (Manual). Add it.",
        "The body has no sum, which own needs (Guide). Add it.",
        "The body has no data.sum, which own needs (Page 7). Add it.",
        "No Field keeps a of the response of own (Manual). Add a Field with the Locator a.",
      ])
  }

  @Test(
    "a mistake in a profile is reported with its place",
    arguments: [
      ("", "The file is empty."),
      ("[1]", "1:1: A profile must be a mapping of names to values, and is a list."),
      ("match: {path: /a}", "1:1: A profile needs a name."),
      (
        "name: p",
        "1:1: A profile needs match: with the path of the service, or extends: with another profile."
      ),
      (
        "name: p\nmatch: {path: a}",
        "2:15: path must begin with / and name at least one segment, as in /auth/connect/token."
      ),
      ("name: p\nmatch: {}", "2:8: match needs a path."),
      ("name: p\nmatsh: {path: /a}", "2:1: A profile has no “matsh”. Did you mean “match”?"),
      (
        "name: p\nmatch: {path: /}",
        "2:15: path must begin with / and name at least one segment, as in /auth/connect/token."
      ),
      ("name: p\nmatch: {path: /a, host: a/b}", "2:25: host is a name alone, as in api.example.com."),
      ("name: p\nmatch: {path: /a}\nmethod: P OST", "3:9: method is a word such as POST."),
      ("name: p\nmatch: {path: /a}\nbodyType: XML", "3:11: bodyType must be JSON or form."),
      ("name: p\nmatch: {path: /a}\nclosed: 1", "3:9: closed must be true or false."),
      (
        "name: p\nmatch: {path: /a}\nheaders: [A]",
        "3:10: headers must be a mapping of names to values, and is a list."
      ),
      ("name: p\nmatch: {path: /a}\nheaders:\n  A:\n  a:", "5:3: “a” is given twice."),
      (
        "name: p\nmatch: {path: /a}\nheaders:\n  a b:",
        "4:3: “a b” is no name of a header: letters, digits and - make one."
      ),
      (
        "name: p\nmatch: {path: /a}\nheaders:\n  A: {type: string}",
        "4:7: “A” has no “type”. It has required, source, summary, pattern, length, minLength, maxLength, values."
      ),
      ("name: base\nmatch: {path: /a}", "1:7: There is a profile named “base” already."),
      ("name: {a: b}\nmatch: {path: /a}", "1:7: The name must be a text."),
      ("name: 'p", "1:7: A quote is opened and never closed."),
      (
        "name: p\nextends: q",
        "2:10: There is no profile “q” to extend. There are base, web. A profile comes after the one that it extends."
      ),
      (
        "name: p\nextends: bse",
        "2:10: There is no profile “bse” to extend. Did you mean “base”? A profile comes after the one that it extends."
      ),
      ("name: p\nextends: p", "2:10: A profile cannot extend itself."),
      (
        "name: p\nextends: web\nbody:\n  a:\n  a.b:",
        "5:3: A form has no nested fields, so “a.b” cannot be one of its fields."
      ),
      (
        "name: p\nextends: base\nbodyType: form",
        "2:10: A form has no nested fields, so “a.b” cannot be one of its fields."
      ),
    ])
  func mistakes(text: String, message: String) throws {
    var set = ProfileSet()
    try set.add(Array("{name: base, match: {path: /base}, body: {a.b: }}".utf8))
    try set.add(Array("{name: web, match: {path: /web}, bodyType: form}".utf8))
    let problem = #expect(throws: InputProblem.self) { try set.add(Array(text.utf8)) }
    #expect(problem?.description == message)
  }

  @Test(
    "a mistake in what is said of a field is reported with its place",
    arguments: [
      (
        "a..b:",
        "4:3: “a..b” is not the path of a body field. Searching at any depth with .. is not possible. Write the whole path."
      ),
      (
        "a[]b:",
        "4:3: “a[]b” is not the path of a body field. Write . before the next name, or [ before the next number."
      ),
      ("a: {required: maybe}", "4:17: required must be true or false."),
      (
        "a: {sauce: x}",
        "4:7: “a” has no “sauce”. It has required, requiredWhen, source, summary, closed, type, pattern, length, minLength, maxLength, values."
      ),
      ("a: 1", "4:6: “a” must be a mapping of names to values."),
      (
        "a: {type: text}",
        "4:13: There is no type “text”. It is string, integer, number, boolean, object or array."
      ),
      ("a: {type: interger}", "4:13: There is no type “interger”. Did you mean “integer”?"),
      ("a: {type: object, values: [1]}", "4:29: values is for texts and numbers, not for objects and lists."),
      ("a: {type: string, closed: true}", "4:29: closed is for objects, not for a text."),
      ("a: {pattern: 'x('}", "4:16: “x(” is not a pattern. At character 2, this ( is never closed."),
      ("a: {length: -1}", "4:15: length must be a number of characters."),
      (
        "a: {length: 1, minLength: 1}",
        "4:15: length is for minLength and maxLength in one. Write it, or them."
      ),
      ("a: {type: integer, values: [1, b]}", "4:30: “b” is not a whole number, as type says."),
      ("a: {minLength: 2, maxLength: 1}", "4:32: maxLength must not be less than minLength."),
      ("a: {values: []}", "4:15: values must be a list of texts, as in [GBP, EUR]."),
      ("a: {values: [~]}", "4:16: A value must be a text."),
      (
        "a: {required: true, requiredWhen: {method: PUT}}",
        "4:37: A field is required: true or requiredWhen: something else is so, not both."
      ),
      (
        "a: {requiredWhen: {}}", "4:21: requiredWhen needs field: with another field of the body, or method:."
      ),
      ("a: {requiredWhen: {values: [x]}}", "4:30: values needs field: with the field that has one of them."),
      (
        "a: {requiredWhen: {field: '[x'}}",
        "4:29: “[x” is not the path of a body field. This [ is never closed. Write ] after the number."
      ),
      ("a.b:\n  \"['a'].b\":", "5:3: “['a'].b” is given twice."),
    ])
  func fieldMistakes(text: String, message: String) throws {
    var set = ProfileSet()
    let profile = "name: p\nmatch: {path: /a}\nbody:\n  \(text)"
    let problem = #expect(throws: InputProblem.self) { try set.add(Array(profile.utf8)) }
    #expect(problem?.description == message)
  }

  @Test(
    "a mistake in what is said of a response is reported with its place",
    arguments: [
      (
        "/a:",
        "4:3: “/a” is not a JSON locator. This is an XPath, but the response's Type is JSON. Write a path such as data.id."
      ),
      ("a: {destination: 'A$'}", "4:20: A data source name cannot hold “$”."),
      ("a: {destination: }", "4:20: destination must be a text."),
      ("a: {type: string}", "4:7: “a” has no “type”. It has required, destination, source, summary."),
      ("a.b:\n  \"a['b']\":", "5:3: “a['b']” is given twice."),
    ])
  func responseMistakes(text: String, message: String) throws {
    var set = ProfileSet()
    let profile = "name: p\nmatch: {path: /a}\nresponse:\n  \(text)"
    let problem = #expect(throws: InputProblem.self) { try set.add(Array(profile.utf8)) }
    #expect(problem?.description == message)
  }
}
