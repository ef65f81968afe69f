import Testing

@testable import ApiInteractionKit

@Suite("The end of a text")
struct StringEndTests {
  @Test(
    "it has so many bytes at the most, and no part of a character",
    arguments: [
      ("abc", 3, "abc"), ("abc", 2, "bc"), ("aéb", 2, "b"), ("aéb", 3, "éb"), ("é", 1, ""), ("", 0, ""),
    ])
  func end(text: String, count: Int, end: String) {
    #expect(text.end(ofLength: count) == end)
  }
}
