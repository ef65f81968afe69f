import Testing

@testable import ApiInteractionKit

@Suite("Values of an XML response")
struct XMLMappingTests {
  private static let person = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- the vendor's example --><person xmlns:p="urn:p" kind="caller">
      <name>Joe <b>Dow</b></name><despatch p:day = 'Mon'>2015-07-11</despatch>
      <despatch>2015-07-12</despatch>
      <empty/><blank></blank><space> </space>
      <p:code>7</p:code>
      <address><line n='1'>5 &lt; 6 &amp; "7"</line><line n="2"><![CDATA[a<b>c]]></line></address>
      <?route north?>
    </person>
    """

  @Test(
    "a locator gives the value of its first node",
    arguments: [
      // [D]: one leading slash is read from the root element's content.
      ("/despatch", "2015-07-11"), ("/person/despatch", "2015-07-11"), ("/address/line", "5 < 6 & \"7\""),
      ("despatch", nil), ("person/despatch", "2015-07-11"), ("./person/despatch", "2015-07-11"),
      ("//despatch", "2015-07-11"), ("//person/despatch", "2015-07-11"), ("/despatch[2]", "2015-07-12"),
      ("/despatch[last()]", "2015-07-12"), ("/nothing", nil), ("//nothing", nil), ("nothing", nil),
      ("/person/nothing", nil), ("/NAME", nil), ("/ despatch", "2015-07-11"), ("/\n*[2]", "2015-07-11"),
      // Nodes that are no elements.
      ("/@kind", "caller"), ("/person/@kind", "caller"), ("//@n", "1"), ("//line[2]/@n", "2"),
      ("//@p:day", "Mon"), ("/name/text()", "Joe "), ("//comment()", " the vendor's example "),
      ("//processing-instruction()", "north"), ("//processing-instruction('route')", "north"),
      ("//processing-instruction('other')", nil), ("/person/namespace::p", "urn:p"),
      ("//line[2]/text()", "a<b>c"),
      // Elements without child elements give their string value.
      ("/empty", ""), ("/blank", ""), ("/space", " "), ("/address/line[2]", "a<b>c"), ("/p:code", "7"),
      ("//p:code", "7"), ("/person/p:*", "7"), ("/name/b", "Dow"),
      // Elements with child elements give the response's own characters.
      ("/name", "<name>Joe <b>Dow</b></name>"),
      (
        "/address",
        "<address><line n='1'>5 &lt; 6 &amp; \"7\"</line><line n=\"2\"><![CDATA[a<b>c]]></line></address>"
      ),
      // Computed values are written as XPath writes them.
      ("count(//despatch)", "2"), ("1 div 2", "0.5"), ("0 div 0", "NaN"), ("1 div 0", "Infinity"),
      ("-1 div 0", "-Infinity"), ("-0", "0"), ("1000000", "1000000"), ("//p:code + 1", "8"),
      ("number(//name)", "NaN"), ("true()", "true"), ("1 = 2", "false"), ("//b = 'Dow'", "true"),
      ("boolean(//nothing)", "false"), ("not(//nothing)", "true"), ("string(//nothing)", ""),
      ("string(/person/name)", "Joe Dow"), ("string(/name)", ""),
      ("concat(//b, ', ', //@kind)", "Dow, caller"),
      ("normalize-space(//name)", "Joe Dow"), ("substring-before(//despatch, '-')", "2015"),
      ("translate(//b, 'Dow', 'dOW')", "dOW"), ("'text'", "text"), ("sum(//@n)", "3"), ("name(/*)", "person"),
      ("name(//p:*)", "p:code"), ("local-name(//p:*)", "code"), ("namespace-uri(//p:*)", "urn:p"),
      // Of several nodes, the first in document order.
      ("//b | //despatch", "Dow"), ("//despatch | //b", "Dow"), ("(//despatch | //b)", "Dow"),
      ("(//empty | //b)[last()]", ""), ("//space/preceding::b | //despatch", "Dow"),
      ("//space/preceding::despatch", "2015-07-11"), ("(//space/preceding::despatch)[1]", "2015-07-11"),
      ("//space/preceding::despatch[1]", "2015-07-12"), ("//space/preceding-sibling::despatch", "2015-07-11"),
      ("//line/ancestor::*[@kind]/@kind", "caller"), ("//b/../../despatch", "2015-07-11"),
      ("//line[@n = '2']/preceding-sibling::*/@n", "1"),
    ] as [(String, String?)])
  func value(_ locator: String, _ value: String?) throws {
    #expect(try foundXML(locator, in: Self.person) == value)
  }

  @Test("the document counts as its root element", arguments: ["/", "/person", "/*", "//person", "/."])
  func document(_ locator: String) throws {
    let element = Self.person.drop { $0 != "\n" }.dropFirst("\n<!-- the vendor's example -->".count)
    #expect(try foundXML(locator, in: Self.person + "\n<!-- after -->\n") == String(element))
    #expect(try foundXML("/", in: "<a>x</a>") == "x")
  }

  @Test("a path with one slash looks in the document first, and from the root element only after that")
  func bothPlaces() throws {
    let nested = "<name><name>inner</name></name>"
    #expect(try foundXML("/name", in: nested) == nested)
    #expect(try foundXML("/name/name", in: nested) == "inner")
    #expect(try foundXML("//name", in: nested) == nested)
    #expect(try foundXML("/a/b", in: "<a><a><b>1</b></a></a>") == "1")
    #expect(try foundXML("/a/b", in: "<a><a><b>1</b></a><b>2</b></a>") == "2")
    #expect(try foundXML("/a[b]", in: "<r><b/><a><b/>x</a></r>") == "<a><b/>x</a>")
  }

  @Test(
    "names outside ASCII are found wherever they stand",
    arguments: [
      ("/größe", "12"), ("/é", "1"), ("/日本/語", "go"), ("//größe", "12"), ("//é", "1"), ("/ é", "1"),
      ("/\té", "1"),
      ("/résumé/é", "1"), ("/résumé/größe", "12"), ("résumé/größe", "12"), ("//日本//語", "go"), ("/日本/@ö", "y"),
      ("/résumé[é]/größe", "12"), ("/größe[. = '12']", "12"), ("//*[name() = 'größe']", "12"),
      ("concat('/é', //é)", "/é1"), ("concat(\"/é'\", //é)", "/é'1"), ("string(/résumé/é)", "1"),
      ("/größe | /résumé/é", "1"), ("//*[/résumé/é = 1]/größe", "12"), ("/résumé/é + /résumé/größe", "13"),
      ("/résumé/child::é", "1"), ("/descendant::größe", "12"), ("/größeX", nil), ("/日", nil),
      ("/résumé/ß:größe", "14"), ("/ß:größe", "14"),
    ] as [(String, String?)])
  func names(_ locator: String, _ value: String?) throws {
    let response =
      "<résumé xmlns:ß='urn:ß'><é>1</é><größe>12</größe><日本 ö='y'><語>go</語></日本><ß:größe>14</ß:größe></résumé>"
    #expect(try foundXML(locator, in: response) == value)
  }

  @Test("an element that is in a namespace is found by a prefix that the root element declares")
  func namespaces() throws {
    let soap =
      "<s:Envelope xmlns:s='urn:s' xmlns='urn:d'><s:Body><reply xmlns:x='urn:x'><x:id>4</x:id></reply></s:Body></s:Envelope>"
    #expect(try foundXML("/s:Envelope/s:Body/*", in: soap) == "<reply xmlns:x='urn:x'><x:id>4</x:id></reply>")
    #expect(try foundXML("/s:Body//*[local-name() = 'id']", in: soap) == "4")
    #expect(try foundXML("//reply", in: soap) == nil)
    #expect(try foundXML("//@xml:lang", in: "<a xml:lang='de'/>") == "de")
    #expect(try foundXML("/q:a", in: "<p:a xmlns:p='urn:1' xmlns:q='urn:1'>x</p:a>") == "x")
    #expect(try foundXML("/q:a", in: "<p:a xmlns:p='urn:1' xmlns:q='urn:2'>x</p:a>") == nil)
  }

  @Test("a prefix that only an inner element declares is an issue, and the other fields are stored")
  func prefixes() throws {
    let mapped = try mappedXML(
      ["//x:id", "/a", "//z:a/b"], in: Array("<r><x:id xmlns:x='urn:x'>4</x:id><a>1</a></r>".utf8))
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == [nil, "1", nil])
    #expect(mapped.assignments.map(\.outcome)[1] == .refused)
    let reason = "cannot be evaluated: It uses a prefix that the response’s root element does not declare."
    #expect(mapped.issues.map(\.message) == ["//x:id", "//z:a/b"].map { "The locator \($0) \(reason)" })
    #expect(mapped.issues.map(\.field?.destination.name) == ["value 0", "value 2"])
    #expect(mapped.issues.map(\.location) == [nil, nil])
  }

  @Test(
    "a value of the wrong kind is an issue when the response is there",
    arguments: [
      ("count('a')", "A value is of the wrong type: a path was expected."),
      ("'a'/b", "A value is of the wrong type: a path was expected."),
      ("sum(1)", "A value is of the wrong type: a path was expected."),
      ("1 | //a", "A value is of the wrong type: a path was expected."),
    ])
  func kinds(_ locator: String, _ reason: String) throws {
    let mapped = try mappedXML([locator, "/a"], in: Array("<r><a>1</a></r>".utf8))
    #expect(mapped.issues.map(\.message) == ["The locator \(locator) cannot be evaluated: \(reason)"])
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == [nil, "1"])
  }

  @Test("a locator that finds nothing is an issue where that is asked for; an empty element is a value")
  func missing() throws {
    let mapped = try mappedXML(
      ["/a", "/b", "string(/b)", "//@c"], in: Array("<r><a/></r>".utf8), missing: .report)
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == ["", nil, "", nil])
    #expect(
      mapped.issues.map(\.message)
        == ["/b", "//@c"].map { "The response has no \($0); a value of the type String was expected." })
  }

  @Test("one mapper maps response after response, and a fault in one locator leaves the next alone")
  func again() throws {
    let good = Array("<r><a>1</a><b c='2'/></r>".utf8)
    for _ in 0..<3 {
      #expect(try foundXML(["/a", "//@c", "count(//*)"], in: good) == ["1", "2", "3"])
      #expect(try mappedXML(["//q:a", "/a", "sum(1)", "//b/@c"], in: good).issues.count == 2)
      #expect(try mappedXML(["/a"], in: Array("<r><a>".utf8)).issues.count == 1)
    }
  }
}
