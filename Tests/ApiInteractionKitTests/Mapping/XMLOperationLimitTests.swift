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
    #expect(
      mapped.issues.map(\.message) == [
        "The locator \(locator) cannot be evaluated: It is nested too deep. Write a simpler path."
      ])
    #expect(mapped["value 1"]?.text == "x")
  }

  @Test("a simple path over more nodes than there are steps is an issue, too")
  func manyNodes() throws {
    let body = Array("<r>\(String(repeating: "x<a/>", count: 2_600_000))</r>".utf8)
    let mapped = try mappedXML(["/b", "//b"], in: body)
    let reason = "It takes too many steps. Write a path that names each element."
    #expect(
      mapped.issues.map(\.message)
        == ["/b", "//b"].map { "The locator \($0) cannot be evaluated: \(reason)" })
  }

  @Test("a long path, a long text and many unions are evaluated")
  func long() throws {
    let path = String(repeating: "/.", count: 100_000)
    let text = String(repeating: "x", count: 500_000)
    let unions = "/nothing" + String(repeating: "|/nothing", count: 1_000)
    #expect(try foundXML([".\(path)/r/a", "'\(text)'", unions], in: Self.flat) == ["x", text, nil])
  }
}
