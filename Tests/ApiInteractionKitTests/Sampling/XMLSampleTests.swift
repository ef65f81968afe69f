import Testing

@testable import ApiInteractionKit

@Suite("Locators of an XML sample")
struct XMLSampleTests {
  @Test(
    "elements and attributes are listed from the root element on, as in the vendor's example",
    arguments: [
      ("<person><name>Joe Dow</name><age>37</age></person>", ["/name String Joe Dow", "/age Integer 37"]),
      (
        "<r id=\"7\"><a n=\"1\">x</a></r>", ["/r/@id Integer 7", "/a String x", "/a/@n Integer 1"]
      ),
      (
        "<r><i>1</i><x/><i k=\"2\"><j>3</j></i></r>",
        ["/i[1] Integer 1", "/x String ", "/i[2] String <1>", "/i[2]/@k Integer 2", "/i[2]/j Integer 3"]
      ),
      ("<r/>", ["/r String "]), ("<r a=\"1\"> x </r>", ["/r String  x ", "/r/@a Integer 1"]),
      ("<r><r>1</r><x>2</x></r>", ["/r/r Integer 1", "/x Integer 2"]),
      ("<r><r><r>1</r></r><r/></r>", ["/r/r[1] String <1>", "/r/r[1]/r Integer 1", "/r/r[2] String "]),
      (
        "<?xml version=\"1.0\"?><!--c--><r><!--d--><a>1<!--e-->2</a><?p i?><b><![CDATA[<x>]]></b></r>",
        ["/a Integer 12", "/b String <x>"]
      ),
      ("<r>text<a>1</a>more<b>x<c/>y</b></r>", ["/a Integer 1", "/b String <1>", "/b/c String "]),
      (
        "<r><div>1</div><text>2</text><a-b>3</a-b><a.b>4</a.b><_1>5</_1><é>6</é></r>",
        [
          "/div Integer 1", "/text Integer 2", "/a-b Integer 3", "/a.b Integer 4", "/_1 Integer 5",
          "/é Integer 6",
        ]
      ),
      ("\u{FEFF}<r><a>&lt;&#65;</a></r>", ["/a String <A"]),
    ] as [(String, [String])])
  func elements(_ body: String, _ lines: [String]) throws {
    let listing = try SampleListing(body)
    #expect(listing.sample.type == .xml)
    #expect(listing.lines == lines)
    #expect(listing.sample.unlisted == 0)
    #expect(try listing.differences() == [])
  }

  @Test(
    "a prefix that the root element declares is used",
    arguments: [
      ("<p:r xmlns:p=\"u\">x</p:r>", ["/p:r String x"]),
      ("<r xmlns:p=\"u\" p:a=\"1\"><p:b/><b/></r>", ["/r/@p:a Integer 1", "/p:b String ", "/b String "]),
      ("<r xmlns=\"u\" xmlns:q=\"u\"><r>1</r><s>2</s></r>", ["/q:r/q:r Integer 1", "/q:s Integer 2"]),
      ("<r xmlns:p=\"u\"><o:b xmlns:o=\"u\">1</o:b></r>", ["/p:b Integer 1"]),
      ("<r xmlns:p=\"u\"><b xmlns=\"u\">1</b><p:b>2</p:b></r>", ["/p:b[1] Integer 1", "/p:b[2] Integer 2"]),
    ] as [(String, [String])])
  func prefixes(_ body: String, _ lines: [String]) throws {
    let listing = try SampleListing(body)
    #expect(listing.lines == lines)
    #expect(listing.sample.unlisted == 0)
    #expect(try listing.differences() == [])
  }

  @Test(
    "whatever namespace a name has, its locator finds it and nothing else",
    arguments: [
      ("<r xmlns=\"u\">x</r>", ["x"]), ("<r xmlns=\"u\"><r>1</r><s>2</s></r>", ["1", "2"]),
      ("<r><a>1</a><a xmlns=\"u\">2</a></r>", ["1", "2"]),
      ("<r><a>1</a><a xmlns=\"u\">2</a><o:a xmlns:o=\"o\">3</o:a><a>4</a></r>", ["1", "2", "3", "4"]),
      ("<r><a xmlns=\"u\"><b xmlns=\"\">1</b><b>2</b></a></r>", ["<2>", "1", "2"]),
      ("<r:x xmlns:r=\"u\"><x xmlns=\"v\">1</x></r:x>", ["1"]),
      ("<x xmlns=\"u\"><x xmlns=\"v\">1</x><x xmlns=\"\">2</x></x>", ["1", "2"]),
      ("<r lang=\"1\" xml:lang=\"2\"><a xml:lang=\"3\" lang=\"4\"/></r>", ["1", "2", "", "3", "4"]),
      ("<r><o:a xmlns:o=\"u\" xmlns:n=\"v\" o:k=\"1\" n:k=\"2\" k=\"3\"/></r>", ["", "1", "2", "3"]),
      ("<r><a xmlns=\"it's\">1</a><a xmlns='say \"hi\"'>2</a><a>3</a></r>", ["1", "2", "3"]),
      ("<r><\u{1F600}>1</\u{1F600}><a \u{10000}=\"2\"/></r>", ["1", "", "2"]),
      ("<\u{10000}><\u{10000}>1</\u{10000}></\u{10000}>", ["1"]),
    ] as [(String, [String])])
  func namespaces(_ body: String, _ values: [String]) throws {
    let listing = try SampleListing(body)
    let found = listing.sample.locators.map { locator in
      switch locator.content {
      case .text(let text): text
      case .elements(let count): "<\(count)>"
      case .null, .object, .array: "not XML"
      }
    }
    #expect(found == values)
    #expect(listing.sample.unlisted == 0)
    #expect(try listing.differences() == [])
  }

  @Test(
    "a name whose prefix nothing declares is not listed with a locator that cannot be evaluated",
    arguments: ["<r><p:a>1</p:a></r>", "<r p:a=\"1\"/>", "<p:r><a p:b=\"1\"/></p:r>"])
  func undeclared(_ body: String) throws {
    #expect(try SampleListing(body).differences() == [])
  }

  @Test(
    "a text is of the type that its characters have",
    arguments: [
      ("0", "Integer"), ("-5", "Integer"), ("007", "String"), ("-007", "String"), ("+5", "String"),
      ("10.50", "Number"), ("1e3", "Number"), (".5", "String"), ("NaN", "String"), ("true", "Boolean"),
      ("True", "String"), ("2015-07-11", "DateTime"), ("2015-07-11 22:34:16", "DateTime"),
      ("2015-02-30", "String"), (" 5", "String"), ("", "String"), ("٣", "String"),
    ])
  func types(_ text: String, _ type: String) throws {
    let listing = try SampleListing("<r><a>\(text)</a><b c=\"\(text)\"/></r>")
    #expect(listing.lines == ["/a \(type) \(text)", "/b String ", "/b/@c \(type) \(text)"])
    #expect(try listing.differences() == [])
  }

  @Test("what lies below a locator of more than 1,000 bytes is counted, all of it")
  func long() throws {
    let name = String(repeating: "n", count: 999)
    let body =
      "<r><\(name)><a><b c=\"1\"/></a></\(name)><\(name)m/><b><\(name)mm><c/><c/></\(name)mm></b></r>"
    let listing = try SampleListing(body)
    #expect(listing.lines == ["/\(name) String <1>", "/b String <1>"])
    #expect(listing.sample.unlisted == 7)
  }

  @Test("a text in UTF-16 is read as one in UTF-8")
  func encoding() throws {
    let units = "<r><a>é</a></r>".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let listing = try SampleListing([0xFF, 0xFE] + units)
    #expect(listing.lines == ["/a String é"])
    #expect(try listing.differences() == [])
  }
}
