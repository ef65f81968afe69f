import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Locators of a JSON sample")
struct SampleResponseTests {
  @Test("the documented response lists every value and everything that holds some")
  func documented() throws {
    let listing = try SampleListing(try Fixtures.bytes("Responses/contacts.json"))
    #expect(listing.sample.type == .json)
    #expect(listing.sample.unlisted == 0)
    #expect(
      listing.lines == [
        "isSuccessful Boolean true",
        "statusMessage String Successful retrieval",
        "data String {2}",
        "data.lastUpdated DateTime 2015-07-11 22:34:16",
        "data.contacts String [2]",
        "data.contacts[0] String {4}",
        "data.contacts[0].name String Joe Dow",
        "data.contacts[0].phone String +4412341234",
        "data.contacts[0].subscriptions String [4]",
        "data.contacts[0].subscriptions[0] String Science",
        "data.contacts[0].subscriptions[1] String Engineering",
        "data.contacts[0].subscriptions[2] String IT",
        "data.contacts[0].subscriptions[3] String Finance",
        "data.contacts[0].age Integer 37",
        "data.contacts[1] String {3}",
        "data.contacts[1].name String Jane Dow",
        "data.contacts[1].phone String +4412351235",
        "data.contacts[1].subscriptions String [4]",
        "data.contacts[1].subscriptions[0] String Media",
        "data.contacts[1].subscriptions[1] String Movies",
        "data.contacts[1].subscriptions[2] String Finance",
        "data.contacts[1].subscriptions[3] String Politics",
      ])
    #expect(try listing.differences() == [])
  }

  @Test(
    "a name is written as a locator must be, and counted where it cannot be",
    arguments: [
      (#"{"a.b":1}"#, ["['a.b'] Integer 1"], 0),
      (#"{"x":{"a[0]":1}}"#, ["x String {1}", "x['a[0]'] Integer 1"], 0),
      (#"{"it's":1}"#, ["it's Integer 1"], 0),
      (#"{"it's.":1}"#, [#"["it's."] Integer 1"#], 0),
      (#"{"say \"hi\".":1}"#, [#"['say "hi".'] Integer 1"#], 0),
      (#"{"":{"":1}}"#, ["[''] String {1}", "[''][''] Integer 1"], 0),
      (#"{" a ":1,"x":{" b":2}}"#, ["[' a '] Integer 1", "x String {1}", "x[' b'] Integer 2"], 0),
      (#"{"x ":1}"#, ["['x '] Integer 1"], 0),
      (#"{"$":1,"*":2,"/":3}"#, ["['$'] Integer 1", "['*'] Integer 2", "['/'] Integer 3"], 0),
      (#"{"é😀":"ü"}"#, ["é😀 String ü"], 0),
      (#"{"a\u002eb":"\u0041\n"}"#, ["['a.b'] String A\n"], 0),
      (#"{"\\":1}"#, [#"['\'] Integer 1"#], 0),
      (#"{"']\"]":1,"b":2}"#, ["b Integer 2"], 1),
      (#"{"']\"]":{"a":1,"c":[2]}}"#, [], 4),
      (#"{"a\u0000b":1}"#, [], 1),
    ] as [(String, [String], Int)])
  func names(_ body: String, _ lines: [String], _ unlisted: Int) throws {
    let listing = try SampleListing(body)
    #expect(listing.lines == lines)
    #expect(listing.sample.unlisted == unlisted)
    #expect(try listing.differences() == [])
  }

  @Test(
    "a value has its text, its type and its members",
    arguments: [
      ("[]", []), ("{}", []), ("5", []), ("\"x\"", []), ("null", []), ("\u{FEFF}{\"a\":1}", ["a Integer 1"]),
      (
        " [1,[],{},[[2]]]\n",
        [
          "[0] Integer 1", "[1] String [0]", "[2] String {0}", "[3] String [1]", "[3][0] String [1]",
          "[3][0][0] Integer 2",
        ]
      ),
      (#"[{"name":"x"}]"#, ["[0] String {1}", "[0].name String x"]),
      (#"{"a":null,"b":""}"#, ["a String null", "b String "]),
      (
        #"{"a":10.00,"b":1e3,"c":-0,"d":12345678901234567890123,"e":-5}"#,
        [
          "a Number 10.00", "b Number 1e3", "c Integer -0", "d Integer 12345678901234567890123",
          "e Integer -5",
        ]
      ),
      (
        #"{"a":"37","b":"true","c":"2015-07-11","d":"2015-07-11T22:34:16Z","e":"2015-02-30"}"#,
        [
          "a String 37", "b String true", "c DateTime 2015-07-11", "d DateTime 2015-07-11T22:34:16Z",
          "e String 2015-02-30",
        ]
      ),
      (#"{"a":"\"\\\/\b\t\u00e9\uD83D\uDE00"}"#, ["a String \"\\/\u{8}\té😀"]),
    ] as [(String, [String])])
  func values(_ body: String, _ lines: [String]) throws {
    let listing = try SampleListing(body)
    #expect(listing.lines == lines)
    #expect(listing.sample.unlisted == 0)
    #expect(try listing.differences() == [])
  }

  @Test(
    "of several members with one name only the last, which a locator finds, is listed",
    arguments: [
      (#"{"a":1,"a":2}"#, ["a Integer 2"], 1),
      (#"{"a":{"b":1,"c":[2]},"a":{"b":3}}"#, ["a String {1}", "a.b Integer 3"], 4),
      (#"{"a":{"b":1},"a":null}"#, ["a String null"], 2),
      (#"{"a":1,"\u0061":2}"#, ["a Integer 2"], 1),
      ("{\"\u{E9}\":1,\"e\u{301}\":2}", ["\u{E9} Integer 1", "e\u{301} Integer 2"], 0),
    ] as [(String, [String], Int)])
  func duplicates(_ body: String, _ lines: [String], _ unlisted: Int) throws {
    let listing = try SampleListing(body)
    #expect(listing.lines.map { Array($0.utf8) } == lines.map { Array($0.utf8) })
    #expect(listing.sample.unlisted == unlisted)
    #expect(try listing.differences() == [])
  }

  @Test("a locator of more than 1,000 bytes is counted and not listed")
  func long() throws {
    let name = String(repeating: "n", count: 999)
    let listing = try SampleListing("{\"\(name)\":{\"a\":1},\"\(name)m\":2,\"\(name)mm\":3}")
    #expect(listing.lines == ["\(name) String {1}", "\(name)m Integer 2"])
    #expect(listing.sample.unlisted == 2)
  }

  @Test("nesting as deep as is read is listed to its end", .timeLimit(.minutes(60)))
  func deep() throws {
    let brackets = String(repeating: "[", count: 512)
    let listing = try SampleListing(brackets + String(brackets.map { _ in "]" }))
    // Three bytes a step: 333 steps make 999 bytes.
    #expect(listing.sample.locators.count == 333)
    #expect(listing.sample.unlisted == 511 - 333)
    #expect(try listing.differences() == [])
  }
}
