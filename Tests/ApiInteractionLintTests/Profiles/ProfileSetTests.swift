import ApiInteractionKit
import ApiInteractionLint
import Testing

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
    return Linter(profiles: set).lint(definition).diagnostics.map(\.message)
  }

  @Test("the documented services are built in")
  func builtIn() {
    let names = ProfileSet.builtIn.profiles.map(\.name)
    #expect(names == ["vonage-authentication", "vonage-start-session", "vonage-session-status"])
  }

  @Test(
    "a profile speaks of a Url whose path ends in its own",
    arguments: [
      ("https://a.b/v1/orders", true), ("https://a.b/v1/orders/", true),
      ("https://a.b/base/v1/orders?x=1", true),
      ("$(Base)/v1/orders", true), ("https://a.b/v1/$(X)", false), ("https://a.b/v1/orders/7", false),
      ("https://a.b/orders", false), ("https://a.b/v1/Orders", false), ("https://a.b/?q=/v1/orders", false),
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

  @Test("the method only chooses between two that match")
  func method() throws {
    let get = "{name: read, match: {path: /orders}, method: GET, headers: {X-Read: }}"
    let post = "{name: create, match: {path: /orders}, method: POST, headers: {X-Create: }}"
    let definition = Self.definition(url: "https://a.b/orders")
    #expect(
      try findings([get, post], in: definition) == [
        "The request has no header X-Create, which create needs. Add it."
      ])
    #expect(
      try findings([get], in: definition) == [
        "The request has no header X-Read, which read needs. Add it.",
        "read is called with GET, not with POST.",
      ])
  }

  @Test("a profile takes the place of the one that it extends, adds to it and takes back from it")
  func extending() throws {
    let base = "{name: base, source: Manual, match: {path: /orders}, body: {id: , note: , data: }}"
    let own = "{name: own, extends: base, body: {note: {required: false}, data.sum: {source: Page 7}}}"
    let found = try findings(
      [base, own], in: Self.definition(url: "https://a.b/orders", body: #"{"data": {}}"#))
    #expect(
      found == [
        "The body has no id, which own needs (Manual). Add it.",
        "The body has no data.sum, which own needs (Page 7). Add it.",
      ])
  }

  @Test(
    "a body is read for what it is",
    arguments: [
      (#"{"a": {"b": 1}}"#, []), (#"{"a": {}}"#, ["a.b"]), (#"{"a": $(A)}"#, []), (#"{"x": 1}"#, ["a"]),
      (#"[1]"#, []), (#"{"a": "#, []), ("$(Body)", []), (#"{"a": {"b": "$(B)"}}"#, []),
    ])
  func bodies(body: String, missing: [String]) throws {
    let profile = "{name: p, match: {path: /orders}, body: {a: , a.b: }}"
    let found = try findings([profile], in: Self.definition(url: "https://a.b/orders", body: body))
    #expect(found == missing.map { "The body has no \($0), which p needs. Add it." })
  }

  @Test(
    "a body that cannot hold the fields is one mistake",
    arguments: [("", "has no body"), ("hello", "neither")])
  func wrongBody(body: String, words: String) throws {
    let profile = "{name: p, match: {path: /orders}, body: {a: , b: }}"
    let found = try findings([profile], in: Self.definition(url: "https://a.b/orders", body: body))
    #expect(found.count == 1)
    #expect(found.first?.contains(words) == true)
    #expect(found.first?.contains("a, b") == true)
  }

  @Test("a header counts whatever its case, and none is missing while a name is still open")
  func headers() throws {
    let profile = "{name: p, match: {path: /orders}, headers: {X-Key: }}"
    let header = { (key: String) in
      let text = String(decoding: Self.definition(url: "https://a.b/orders"), as: UTF8.self)
      let headers = "<Headers><Header><Key>\(key)</Key><Value>1</Value></Header></Headers><Body>"
      return Array(text.replacing("<Body>", with: headers).utf8)
    }
    #expect(try findings([profile], in: header("x-kEY")).isEmpty)
    #expect(try findings([profile], in: header("$(Name)")).isEmpty)
    #expect(try findings([profile], in: header("X-Other")).count == 1)
  }

  @Test(
    "a mistake in a profile is reported with its place",
    arguments: [
      ("", "The file is empty."),
      ("[1]", "1:1: A profile must be a mapping of names to values."),
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
        "name: p\nmatch: {path: /a}\nbody:\n  a..b:",
        "4:3: “a..b” is not the path of a body field. Searching at any depth with .. is not possible. Write the whole path."
      ),
      ("name: p\nmatch: {path: /a}\nbody:\n  a: {required: maybe}", "4:17: required must be true or false."),
      (
        "name: p\nmatch: {path: /a}\nbody:\n  a: {sauce: x}",
        "4:7: “a” has no “sauce”. It has required, source."
      ),
      ("name: p\nextends: q", "There is no profile “q” to extend. There are base."),
      ("name: p\nextends: bse", "There is no profile “bse” to extend. Did you mean “base”?"),
      ("name: base\nmatch: {path: /a}", "There is a profile named “base” already."),
      ("name: {a: b}\nmatch: {path: /a}", "1:7: The name must be a text."),
      ("name: 'p", "1:9: This is not YAML: found unexpected end of stream."),
    ])
  func mistakes(text: String, message: String) throws {
    var set = ProfileSet()
    try set.add(Array("{name: base, match: {path: /base}}".utf8))
    let problem = #expect(throws: InputProblem.self) { try set.add(Array(text.utf8)) }
    #expect(problem?.description == message)
  }
}
