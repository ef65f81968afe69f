import Testing

@testable import ApiInteractionKit

@Suite("Nearest names")
struct NearestNameTests {
  private static let names = ["Url", "Method", "Headers", "Header", "Body", "ResponseCodeDestination"]

  @Test(
    "a slip of the pen finds the name that was meant",
    arguments: [
      ("url", "Url"), ("URL", "Url"), ("Urll", "Url"), ("Ulr", "Url"), ("Metod", "Method"),
      ("Mehtod", "Method"),
      ("header", "Header"), ("Headres", "Headers"), ("Bdoy", "Body"), ("Hexxer", "Header"),
      ("ResponseCodeDestinaton", "ResponseCodeDestination"),
      ("Response_Code_Destination", "ResponseCodeDestination"),
    ])
  func found(text: String, name: String) {
    #expect(text.nearest(in: Self.names) == name)
  }

  @Test(
    "a text that is near no name finds none",
    arguments: ["", "x", "Foo", "Uxx", "Mexxxd", "Destination", "Betty", "日本"])
  func notFound(text: String) {
    #expect(text.nearest(in: Self.names) == nil)
  }

  @Test(
    "a slip is a difference in case, or of one letter",
    arguments: [
      ("url", "Url", true), ("URL", "Url", true), ("Ur", "Url", true), ("Urls", "Url", true),
      ("Ulr", "Url", true),
      ("Url", "Url", true), ("Uxx", "Url", false), ("ul", "Url", false), ("", "a", true), ("", "ab", false),
    ])
  func slip(text: String, name: String, isSlip: Bool) {
    #expect(text.isSlip(of: name) == isSlip)
  }

  @Test("long names are compared in no time, and the nearest of several is found", .timeLimit(.minutes(60)))
  func long() {
    let name = String(repeating: "long-", count: 100_000)
    let candidates = ["xyz" + name, name + "x", name + "xy"]
    #expect(name.nearest(in: candidates) == candidates[1])
    #expect(
      name.nearest(in: [String(name.dropFirst(2)), String(name.reversed())]) == String(name.dropFirst(2)))
    #expect(name.nearest(in: [String(name.reversed())]) == nil)
  }
}
