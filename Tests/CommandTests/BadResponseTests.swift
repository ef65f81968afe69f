import Foundation
import TestSupport
import Testing

@Suite("Responses that nobody means to send")
struct BadResponseTests {
  private static let value =
    "Here a value was expected: a text in double quotes, a number, true, false, null, { or [."

  /// A response, and what is said of it after `The response is not JSON: `, with its place.
  static let jsonFaults: [(response: [UInt8], place: String, message: String)] = [
    (Array("<!DOCTYPE html>\n<html>502</html>".utf8), "1:1", value + " This looks like HTML or XML."),
    (Array("\n <html>502</html>".utf8), "2:2", value + " This looks like HTML or XML."),
    ([0xEF, 0xBB, 0xBF], "1:1", "The text ends where a value was expected."),
    ([0xFF, 0xFE, 0x7B, 0, 0x7D, 0], "1:1", "The text is UTF-16 or binary; JSON is UTF-8."),
    ([0xFE, 0xFF, 0, 0x7B, 0, 0x7D], "1:1", "The text is UTF-16 or binary; JSON is UTF-8."),
    ([0x7B, 0, 0x7D, 0], "1:1", "The text is UTF-16 or binary; JSON is UTF-8."),
    ([0, 0x7B, 0, 0x7D], "1:1", "The text is UTF-16 or binary; JSON is UTF-8."),
    (
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "1:1",
      "The text is UTF-16 or binary; JSON is UTF-8. This looks compressed by gzip; save it with curl --compressed."
    ),
    (Array(#"{"id":NaN}"#.utf8), "1:7", "JSON has no NaN and no Infinity. A number was expected."),
    (Array(#"{"id":-Infinity}"#.utf8), "1:8", "Here a digit was expected."),
    (Array(#"{"id":01}"#.utf8), "1:7", "After a leading 0 no further digit may follow."),
    (Array(#"{"id":+1}"#.utf8), "1:7", "A number does not begin with +."),
    (Array(#"{"id":.5}"#.utf8), "1:7", "A number does not begin with a point; 0 stands before it."),
    (Array(#"{"id":1.}"#.utf8), "1:9", "Here a digit was expected."),
    (Array(#"{"id":1e}"#.utf8), "1:9", "Here a digit was expected."),
    (
      Array("{\"id\":\"a\nb\"}".utf8), "1:9",
      "A string cannot hold the control character U+000A as it is; it is written \\n."
    ),
    (
      Array("{\"id\":\"\u{1B}[2J\"}".utf8), "1:8",
      "A string cannot hold the control character U+001B as it is; it is written \\u001b."
    ),
    (
      Array(#"{"id":"\ud800"}"#.utf8), "1:8", "This escape is the first half of a pair without a second."
    ),
    (
      Array(#"{"id":"\udc00\ud800"}"#.utf8), "1:8",
      "This escape is the second half of a pair without a first."
    ),
    (Array("{\"id\":\"".utf8) + [0xFF, 0x22, 0x7D], "1:8", "This is not UTF-8."),
    (Array("{'id':1}".utf8), "1:2", "Here a name in double quotes was expected."),
    (Array(#"{"id":1,}"#.utf8), "1:9", "Here a name in double quotes was expected."),
    (Array("{\"id\":1}\n{\"id\":2}".utf8), "2:1", "The value has ended before this; nothing may follow it."),
    (Array(#"{"id":tru}"#.utf8), "1:7", "Here a value was expected; did you mean true?"),
    (Array("{\"id\":\n1".utf8), "2:2", "The text ends where , or } was expected."),
    (
      Array((String(repeating: "[", count: 513) + String(repeating: "]", count: 513)).utf8), "1:513",
      "Objects and arrays are nested more than 512 deep."
    ),
  ]

  /// A response, and what is said of it after `The response is not XML: `, with its place.
  static let xmlFaults: [(response: [UInt8], place: String, message: String)] = [
    (
      Array("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>".utf8), "1:1",
      "It has a DOCTYPE, which could declare entities. XML without one was expected."
    ),
    (
      Array("<?xml version=\"1.0\"?>\n<!DOCTYPE r><r/>".utf8), "2:1",
      "It has a DOCTYPE, which could declare entities. XML without one was expected."
    ),
    (Array("{\"id\":1}".utf8), "1:1", "Here the < of an element was expected. This looks like JSON."),
    (Array("oops".utf8), "1:1", "Here the < of an element was expected."),
    (Array("<r>\n<id>1</r>".utf8), "2:6", "“</r>” stands where </id> was expected."),
    (Array("<r>".utf8), "1:4", "The file ends before </r>."),
    (
      Array("<r/>\n<r/>".utf8), "2:1",
      "The document has ended before this; nothing may follow its root element."
    ),
    (
      Array("<r>&nbsp;</r>".utf8), "1:4",
      "XML has no entity of this name. Write the character itself, or &amp; for the & if that text is meant."
    ),
    // So much that the memory which libxml2 takes for it is the system's again once it is freed.
    (
      Array("<r>]]>\(String(repeating: "x", count: 1 << 20))</r>".utf8), "1:4",
      "]]> is not allowed outside a CDATA section. Write ]]&gt; instead."
    ),
    (Array("<r>\u{1}</r>".utf8), "1:4", "The character U+0001 is not allowed in XML."),
    (
      Array("<r>".utf8) + [0xFF] + Array("</r>".utf8), "1:4",
      "The byte 0xFF is not UTF-8, and the response names no other encoding."
    ),
    (
      Array("<?xml version=\"1.0\" encoding=\"x-y\"?><r/>".utf8), "1:31",
      "The encoding x-y is not known. Save the file as UTF-8."
    ),
  ]

  private func map(_ type: String, _ response: [UInt8], _ options: [String] = []) throws -> Command.Result {
    let folder = try TemporaryFolder()
    let locator = type == "JSON" ? "id" : "/id"
    try folder.write(SmallResponseDefinition(type, [(locator, "Id", "Integer")]).xml, to: "d.xml")
    try folder.write(response, to: "body")
    return try Command.run(["map", "d.xml", "body"] + options, in: folder.url)
  }

  private func unreadable(_ type: String, _ message: String) -> Command.Result {
    let locator = type == "JSON" ? "id" : "/id"
    return Command.Result(
      status: 1,
      output: """
        DATA SOURCE  VALUE         FROM
        Code         200           the status code
        Id           (unreadable)  \(locator)

        """, error: message + "\n")
  }

  @Test("JSON that is none has an issue at the place of the fault", arguments: jsonFaults.indices)
  func json(_ index: Int) throws {
    let (response, place, message) = Self.jsonFaults[index]
    let expected = unreadable("JSON", "body:\(place): The response is not JSON: \(message)")
    #expect(try map("JSON", response) == expected)
    // One issue says everything: each missing value is none of its own.
    #expect(try map("JSON", response, ["--strict"]) == expected)
  }

  @Test("XML that is none has an issue at the place of the fault", arguments: xmlFaults.indices)
  func xml(_ index: Int) throws {
    let (response, place, message) = Self.xmlFaults[index]
    let expected = unreadable("XML", "body:\(place): The response is not XML: \(message)")
    #expect(try map("XML", response) == expected)
    #expect(try map("XML", response, ["--strict"]) == expected)
  }

  @Test("a body that is missing is named as such", arguments: ["JSON", "XML"])
  func empty(_ type: String) throws {
    for body in ["", " \r\n\t"] {
      #expect(
        try map(type, Array(body.utf8))
          == unreadable(type, "body:1:1: The response has no body; \(type) was expected."))
    }
    let none = "The status 204 says that there is no body; \(type) was expected."
    let saved = try map(type, Array("HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n".utf8))
    #expect(saved.error == "body:4:1: \(none)\n")
    #expect(saved.output.contains("Code         204  "))
    #expect(try map(type, [], ["--status", "204"]).error == "body:1:1: \(none)\n")
    #expect(saved.status == 1)
  }

  @Test(
    "a byte order mark is passed over", arguments: [("JSON", "{\"id\":7}"), ("XML", "<r><id>7</id></r>")])
  func mark(type: String, body: String) throws {
    let result = try map(type, [0xEF, 0xBB, 0xBF] + Array(body.utf8), ["--format", "env"])
    #expect(
      result == Command.Result(status: 0, output: "export Code='200'\nexport Id='7'\n", error: ""))
  }

  @Test("512 levels are read")
  func deep() throws {
    let brackets = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let result = try map("JSON", Array(brackets.utf8))
    #expect(result.status == 0)
    #expect(result.error == "apiinteraction: 1 of 1 locator found nothing.\n")
  }

  @Test(
    "what a saved exchange says of its media type is added where its body cannot be read",
    arguments: [
      ("Content-Type: text/html; charset=utf-8", " Its headers say that it is text/html."),
      ("content-TYPE:  Text/HTML ", " Its headers say that it is text/html."), ("X: y", ""),
      ("Content-Type: a\u{1B}[2Jb", " Its headers say that it is a\u{FFFD}[2jb."),
    ])
  func mediaType(header: String, sentence: String) throws {
    let saved = "HTTP/1.1 502 Bad Gateway\r\n\(header)\r\n\r\n<html>"
    #expect(
      try map("JSON", Array(saved.utf8)).error
        == "body:4:1: The response is not JSON: \(Self.value) This looks like HTML or XML.\(sentence)\n")
    let readable = "HTTP/1.1 200 OK\r\n\(header)\r\n\r\n{\"id\":1}"
    #expect(try map("JSON", Array(readable.utf8)).error == "")
  }

  @Test("a response of 16 MiB is read, one byte more is not", .timeLimit(.minutes(60)))
  func large() throws {
    let limit = 16 << 20
    let spaces = Array("{\"id\":7}".utf8) + [UInt8](repeating: 0x20, count: limit - 8)
    #expect(try map("JSON", spaces, ["--quiet"]).status == 0)
    let text = Array("{\"id\":\"".utf8) + [UInt8](repeating: 0x78, count: limit - 9) + Array("\"}".utf8)
    #expect(
      try map("JSON", text).error
        == "body:1:7: The value at id is not of the type Integer; a whole number such as 12 or -5 was expected. null is stored.\n"
    )
    let tooLarge = unreadable("JSON", "body: The response is larger than 16777216 bytes and was not read.")
    #expect(try map("JSON", spaces + [0x20]) == tooLarge)
    // The head is part of what is too large; half a response is not taken for one.
    #expect(try map("JSON", Array("HTTP/1.1 404 Not Found\r\n\r\n".utf8) + spaces) == tooLarge)
  }

  @Test(
    "an XPath that is none is an error in the definition, with its place",
    arguments: [
      ("/a[", "The XPath ends too early. Write a path such as /despatch/name."),
      ("frob(/a)", "XPath 1.0 has no function frob()."),
      ("count(1,2)", "The function count() takes 1 value; here it is given 2."),
      ("$v", "Variables are not possible."),
    ])
  func invalidXPath(_ locator: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallResponseDefinition("XML", [(locator, "A", "String")]).xml, to: "d.xml")
    let result = try Command.run(["map", "d.xml", "-"], in: folder.url, input: "<r/>")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("d.xml:3:"))
    #expect(result.error.contains(": error: \(message) [invalid-locator]\n"))
  }

  @Test(
    "an XPath that cannot be evaluated is an issue, and the other fields are mapped",
    arguments: [
      ("/a/p:b", "It uses a prefix that the response’s root element does not declare."),
      (
        "//*[count(//*[count(//*) > 1]) > 1]",
        "It takes too many steps. Write a path that names each element."
      ),
      ("//a//b//c//d//e", "It takes too many steps. Write a path that names each element."),
    ])
  func refusedXPath(_ locator: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    let fields = [(locator, "A", "String"), ("/a", "B", "String")]
    try folder.write(SmallResponseDefinition("XML", fields).xml, to: "d.xml")
    let response = "<r>\(String(repeating: "<a>x</a>", count: 5000))</r>"
    let result = try Command.run(["map", "d.xml", "-"], in: folder.url, input: response)
    #expect(
      result
        == Command.Result(
          status: 1,
          output: """
            DATA SOURCE  VALUE      FROM
            Code         200        the status code
            A            (refused)  \(locator)
            B            x          /a

            """, error: "<stdin>: The locator \(locator) cannot be evaluated: \(message)\n"))
  }
}
