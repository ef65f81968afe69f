import Testing

@testable import ApiInteractionKit

@Suite("XPath that would take too long")
struct XMLOperationLimitTests {
  private static let flat = Array("<r>\(String(repeating: "<a>x</a>", count: 5_000))</r>".utf8)

  @Test(
    "a locator that takes too many steps is an issue, and the fields after it are stored",
    arguments: [
      "//*[count(//*[count(//*) > 0]) > 0]", "//*[//*[//*[//*[count(//*) < 0]]]]", "//*[count(//*) < 0]",
      "//a[. = //a/..]", "//*[count(preceding::*) < 0]", "//*[following::*[preceding::*[count(//*) < 0]]]",
      "//*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*[count(//*) < 0]",
      "//*[sum(//*) = 0]",
    ])
  func steps(_ locator: String) throws {
    let mapped = try mappedXML([locator, "/a"], in: Self.flat)
    let reason = "It takes too many steps. Write a path that names each element."
    #expect(
      mapped.issues.map(\.message) == ["The locator \(locator) cannot be evaluated: \(reason)"])
    #expect(mapped.assignments.map(\.outcome)[1] == .refused)
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == [nil, "x"])
  }

  @Test("each field has the whole number of steps for itself")
  func everyField() throws {
    let locators = (0..<20).map { "count(//*[\($0) < 1 or a])" }
    #expect(try foundXML(locators, in: Self.flat) == ["5001"] + Array(repeating: "1", count: 19))
  }

  @Test(
    "a locator that is too deep to evaluate is an issue",
    arguments: [
      "1" + String(repeating: "+1", count: 100_000), "1" + String(repeating: " and 1", count: 100_000),
      "/a" + String(repeating: "|/a", count: 50_000),
      "concat('a'" + String(repeating: ",'a'", count: 50_000) + ")",
      "//a" + String(repeating: "[1]", count: 50_000),
    ])
  func depth(_ locator: String) throws {
    let mapped = try mappedXML([locator, "/a"], in: Self.flat)
    let start = "The locator \(locator.prefix(199))… cannot be evaluated: It "
    let reasons = [
      "is nested too deep. Write a simpler path.", String(XPathError.tooCostly.description.dropFirst(3)),
    ]
    #expect(mapped.issues.count == 1)
    #expect(reasons.map { start + $0 }.contains(mapped.issues[0].message))
    #expect(mapped["value 1"]?.text == "x")
  }

  @Test(
    "a simple path finds its element among millions of nodes",
    arguments: ["/b", "//b", "/r/b", "(//b)[last()]"])
  func manyNodes(_ locator: String) throws {
    let body = Array("<r>\(String(repeating: "x<a/>", count: 1_500_000))<b>1</b></r>".utf8)
    #expect(try foundXML([locator], in: body) == ["1"])
  }

  @Test(
    "a path that goes over all nodes for each node is refused for a large response and taken for a small one",
    arguments: [
      "//*/following-sibling::*/following-sibling::*", "//*/following::* | //*/preceding::*", "//a//a//a",
      "//*[concat(/, /) = 'q']", "//*[contains(string(/), 'zzz')]", "//*[/ = 'zzz']",
      "//*/ancestor::*/descendant::*",
      "//a[. = //a]/..", "//*[translate(/, 'x', 'y') = 'z']", "//*[number(/) = 1]",
      "//*[normalize-space(//a) = 'q']",
      "//a[../../*[.//a]]",
    ])
  func squares(_ locator: String) throws {
    #expect(try mappedXML([locator], in: Array("<r><a>0</a><a>1</a></r>".utf8)).issues == [])
    let large = Array("<r>\(String(repeating: "<a>x</a>", count: 100_000))</r>".utf8)
    let mapped = try mappedXML([locator, "/a"], in: large)
    let reason = "It takes too many steps. Write a path that names each element."
    #expect(mapped.issues.map(\.message) == ["The locator \(locator) cannot be evaluated: \(reason)"])
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == [nil, "x"])
  }

  @Test("a long path, a long text and several unions are evaluated")
  func long() throws {
    let path = String(repeating: "/.", count: 100_000)
    let text = String(repeating: "x", count: 500_000)
    let unions = "/nothing" + String(repeating: "|/nothing", count: 6)
    #expect(try foundXML([".\(path)/r/a", "'\(text)'", unions], in: Self.flat) == ["x", text, nil])
  }
}
