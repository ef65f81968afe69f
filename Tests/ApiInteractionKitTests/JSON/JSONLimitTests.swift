import Testing

@testable import ApiInteractionKit

@Suite("JSON conformance: limits")
struct JSONLimitTests {
  @Test(
    "objects and arrays may be as deep as the limit of 512, or any other, and no deeper",
    arguments: JSONNest.all,
    [512, 6, 7, 8, 9, 63, 64, 65, 127, 128, 129])
  func depth(_ nest: JSONNest, _ limit: Int) throws {
    #expect(Limits().jsonDepth == 512)
    let judge = try JSONJudge(limits: Limits(jsonDepth: limit))
    let deep = try judge.verdict(on: nest.document(limit).bytes)
    #expect(deep.isJSON)
    #expect(deep.differences == [])
    let (tooDeep, innermost) = nest.document(limit + 1)
    let refused = try judge.verdict(on: tooDeep)
    let expected = JSONSyntaxError(
      offset: innermost, description: "Objects and arrays are nested more than \(limit) deep.")
    #expect(refused.outline.fault == expected)
    #expect(refused.differences == [])
  }

  @Test("what is wrong before the depth is exceeded is told, and what is wrong after is not")
  func depthAndFaults() throws {
    let judge = try JSONJudge(limits: Limits(jsonDepth: 3))
    for (text, offset) in [
      ("[[[[x]]]]", 3), ("[[[x,[]]]]", 3), ("[[[[", 3), ("{\"z\":[[[1,]]],\"a\":1}", 7),
      ("{\"z\":[[1,]],\"a\":1}", 9),
      ("[[],[[]],[[[]]]]", 11), ("[[[]],\"[[[[\",[[]]]", nil),
      ("{\"z\":[{\"[[[\":\"{{{{\"}],\"a\":[[1]]}", nil),
      ("[[[\"\\\"[\"]]]", nil), ("[[[\"\n\",[]]]]", 4), ("[[[\"é\"]],[[[", 12), ("[[[[]]],\"", 3),
    ] as [(String, Int?)] {
      let verdict = try judge.verdict(on: Array(text.utf8))
      #expect(verdict.outline.fault?.offset == offset, "\(text)")
      #expect(verdict.differences == [], "\(text)")
    }
  }

  @Test(
    "a bracket of the wrong kind, and one missing, is seen at any depth", arguments: [7, 64, 65, 130, 512])
  func wrongBrackets(_ depth: Int) throws {
    let judge = try JSONJudge(JSONJudge.fewPaths)
    var random = CaseGenerator(seed: UInt64(depth))
    let areArrays = (0..<depth).map { _ in random.below(2) == 0 }
    let opening = areArrays.map { $0 ? "[" : "{\"z\":" }.joined() + "1"
    let closing = areArrays.reversed().map { $0 ? UInt8(ascii: "]") : UInt8(ascii: "}") }
    #expect(try judge.verdict(on: Array(opening.utf8) + closing).isJSON)
    for level in closing.indices {
      var wrong = closing
      wrong[level] = closing[level] == UInt8(ascii: "]") ? UInt8(ascii: "}") : UInt8(ascii: "]")
      let verdict = try judge.verdict(on: Array(opening.utf8) + wrong)
      #expect(verdict.outline.fault?.offset == opening.utf8.count + level)
      #expect(verdict.differences == [])
      wrong.remove(at: level)
      let missing = try judge.verdict(on: Array(opening.utf8) + wrong)
      #expect(!missing.isJSON)
      #expect(missing.differences == [])
    }
  }

  @Test("a body may have 16 MiB and not a byte more", arguments: JSONFilling.allCases)
  func size(_ filling: JSONFilling) throws {
    let limit = 16 << 20
    #expect(Limits().responseBytes == limit)
    let judge = try JSONJudge([["a", "nowhere.at[0]"]])
    let verdict = try judge.verdict(on: filling.body(limit))
    #expect(verdict.isJSON)
    #expect(verdict.differences == [])
    let route = try JSONRoute([try JSONLocator("a")])
    let message = "The response is larger than \(limit) bytes and was not read."
    let tooLarge = filling.body(limit + 1)
    #expect(
      route.difference(
        on: tooLarge, outline: JSONOutline([], depthLimit: 512),
        issues: [MappingIssue(field: nil, message: message, location: nil)]) == nil)
  }

  @Test(
    "what is wrong at the end of 16 MiB is told with its place", arguments: [JSONFilling.text, .skippedText])
  func endOfLargest(_ filling: JSONFilling) throws {
    let judge = try JSONJudge([["nowhere.at[0]"]])
    var body = filling.body(16 << 20)
    body[body.count - 1] = UInt8(ascii: ",")
    let verdict = try judge.verdict(on: body)
    #expect(verdict.outline.fault != nil)
    #expect(verdict.differences == [])
  }
}
