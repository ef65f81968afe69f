import Testing

@testable import ApiInteractionKit

@Suite("JSON conformance: every byte in every position of a document")
struct JSONEveryByteTests {
  /// Every kind of token, white space and escape, and characters of every length, over two ends of 64-byte blocks.
  private static let document = Array(
    """
    {"a": {"b":[-1.5e+2,true,{"c":"\\"\\\\é€\u{1F600}"}]},\r
    \t"z":[{"€":[ ],"\\ud83d\\ude00é":{}}, 0.25E-7 ,"ab\\u00e9\\n\\/cdefghi\u{1F600}]",\
    [false,null,[-0,10]]],"a" :"é"}
    """.utf8)

  /// How a document of one change is judged otherwise than by a recursive descent, or not by both alike.
  private func misjudged(_ changed: [UInt8], by judge: JSONJudge) throws -> String? {
    let verdict = try judge.verdict(on: changed)
    if verdict.isJSON == JSONOracle.accepts(changed), verdict.differences.isEmpty { return nil }
    return "\(verdict.isJSON), \(verdict.differences)"
  }

  @Test("the document is one, and crosses the ends of two blocks")
  func document() throws {
    let document = JSONEveryByteTests.document
    #expect((140...170).contains(document.count))
    #expect(try misjudged(document, by: JSONJudge()) == nil)
    #expect(JSONOracle.accepts(document))
  }

  @Test(
    "any byte in place of any other is judged as a recursive descent judges it, both ways", arguments: 0..<8)
  func replaced(_ part: Int) throws {
    let judge = try JSONJudge(JSONJudge.fewPaths)
    var found: [String] = []
    for index in JSONEveryByteTests.document.indices where index % 8 == part {
      for byte in UInt8.min...UInt8.max {
        var changed = JSONEveryByteTests.document
        changed[index] = byte
        if let difference = try misjudged(changed, by: judge) {
          found.append("\(index), \(byte): \(difference)")
        }
      }
    }
    #expect(found.prefix(10) == [])
  }

  @Test("any byte between two others is judged as a recursive descent judges it, both ways", arguments: 0..<8)
  func inserted(_ part: Int) throws {
    let judge = try JSONJudge(JSONJudge.fewPaths)
    var found: [String] = []
    for index in 0...JSONEveryByteTests.document.count where index % 8 == part {
      for byte in UInt8.min...UInt8.max {
        var changed = JSONEveryByteTests.document
        changed.insert(byte, at: index)
        if let difference = try misjudged(changed, by: judge) {
          found.append("\(index), \(byte): \(difference)")
        }
      }
    }
    #expect(found.prefix(10) == [])
  }

  @Test("a missing byte, and a document cut off, is judged as a recursive descent judges it, both ways")
  func removed() throws {
    let judge = try JSONJudge()
    for index in JSONEveryByteTests.document.indices {
      var changed = JSONEveryByteTests.document
      changed.remove(at: index)
      #expect(try misjudged(changed, by: judge) == nil, "without byte \(index)")
      let cut = Array(JSONEveryByteTests.document[..<index])
      #expect(try misjudged(cut, by: judge) == nil, "cut off at \(index)")
    }
  }
}
