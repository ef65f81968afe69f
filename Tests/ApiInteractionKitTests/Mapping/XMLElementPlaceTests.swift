import Testing

@testable import ApiInteractionKit

@Suite("Where the elements of an XML response stand")
struct XMLElementPlaceTests {
  private static let blocks: [Range<UInt64>] = (0..<4).map { ($0 * 100)..<(($0 + 1) * 100) }

  @Test(
    "an element with child elements gives exactly its source, another its string value", arguments: blocks)
  func small(block: Range<UInt64>) throws {
    for seed in block { try check(XMLDocumentGenerator.document(seed), "seed \(seed)") }
  }

  /// libxml2 reads from a buffer of its own, which it shifts as it goes on.
  @Test("long texts change nothing", arguments: UInt64(0)..<12)
  func long(seed: UInt64) throws {
    let document = XMLDocumentGenerator.document(1_000 + seed, longText: 100_000)
    try check(document, "seed \(seed)")
  }

  @Test("elements far behind a shifted buffer are found where they stand")
  func far() throws {
    let long = String(repeating: "é", count: 150_000)
    let tail = "<b n='>'><c/>\(long)</b>"
    let body = Array(
      "<r>\(String(repeating: "<a>\r\n</a>", count: 30_000))<t>\(long)</t>\(tail)<d>x</d></r>".utf8)
    #expect(try foundXML(["/b", "/d", "/t", "count(/r/a)"], in: body) == [tail, "x", long, "30000"])
    let mapped = try mappedXML(["/b", "/b/c", "/d", "//@n"], as: .boolean, in: body)
    let column = "</a><t></t>".count + 150_000 + 1
    let inB = column + "<b n='>'>".count
    let after = column + tail.unicodeScalars.count
    #expect(mapped.issues.map(\.location?.line) == [30_001, 30_001, 30_001, 30_001])
    #expect(mapped.issues.map(\.location?.column) == [column, inB, after, column])
  }

  @Test("a start tag longer than the buffer is whole")
  func longTag() throws {
    let value = String(repeating: "a>", count: 200_000)
    let element = "<b v='\(value)' w=\"\(value)\"><c/></b>"
    let body = Array("<r>\n\(element)<d/></r>".utf8)
    #expect(try foundXML(["/b", "//@w"], in: body) == [element, value])
    let mapped = try mappedXML(["/b", "/d"], as: .number, in: body)
    #expect(
      mapped.issues.map(\.location) == [
        ApiInteractionKit.SourceLocation(line: 2, column: 1),
        ApiInteractionKit.SourceLocation(line: 2, column: element.utf8.count + 1),
      ])
  }

  private func check(_ document: XMLDocumentGenerator, _ name: Comment) throws {
    let elements = document.elements
    let locators = elements.map { "//*[@id='\($0.id)']" }
    let values: [String?] = elements.map { document.value(of: $0) }
    try expect(document, locators, values, name)
    try expect(document, elements.indices.map { document.path(to: $0) }, values, name)
    // Without the name of the root element, too, unless it finds something else first.
    let relative = elements.indices.dropFirst().map { index in
      String(document.path(to: index).dropFirst().drop { $0 != "/" })
    }
    for (locator, value) in zip(relative, values.dropFirst()) where document.isRelative(locator) {
      try expect(document, [locator], [value], name)
    }
    try expect(document, locators.map { "\($0)/@note" }, elements.map(\.note), name)
    try expect(document, locators.map { "string(\($0))" }, elements.map(\.string), name)
    try expect(document, locators.map { "count(\($0)/*)" }, elements.map { "\($0.childNames.count)" }, name)
    try checkIssues(document, locators, name)
  }

  private func expect(
    _ document: XMLDocumentGenerator, _ locators: [String], _ values: [String?], _ name: Comment
  ) throws {
    let found = try foundXML(locators, in: document.bytes)
    for (index, (found, value)) in zip(found, values).enumerated()
    where !(found ?? "\u{0}").utf8.elementsEqual((value ?? "\u{0}").utf8) {
      Issue.record(
        "\(name): \(locators[index]) gives \(found?.prefix(200) ?? "nil"), not \(value?.prefix(200) ?? "nil")"
      )
    }
  }

  /// No element and no attribute here is a Boolean.
  private func checkIssues(_ document: XMLDocumentGenerator, _ locators: [String], _ name: Comment) throws {
    let places = document.elements.map { document.location(of: $0.start) }
    let mapped = try mappedXML(locators, as: .boolean, in: document.bytes)
    #expect(mapped.issues.map(\.location) == places, name)
    let attributes = try mappedXML(locators.map { "\($0)/@id" }, as: .boolean, in: document.bytes)
    #expect(attributes.issues.map(\.location) == places, name)
  }
}
