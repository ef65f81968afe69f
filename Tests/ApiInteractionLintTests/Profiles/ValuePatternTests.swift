import Testing

@testable import ApiInteractionLint

@Suite("Patterns of values")
struct ValuePatternTests {
  @Test(
    "a pattern is matched by the whole of a value",
    arguments: [
      ("", [""], ["a"]),
      ("abc", ["abc"], ["ab", "abcd", "xabc", "ABC"]),
      ("^abc$", ["abc"], ["ab", "^abc$"]),
      ("a.c", ["abc", "aéc", "a c"], ["ac", "a\nc"]),
      ("a|bc|", ["a", "bc", ""], ["b", "abc"]),
      ("^a|b$", ["a", "b"], ["ab"]),
      ("(ab)*c", ["c", "abc", "ababc"], ["ac", "abab"]),
      ("(?:a|b)+", ["a", "abba"], ["", "c"]),
      ("a?b{2}", ["bb", "abb"], ["ab", "abbb"]),
      ("a{2,}", ["aa", "aaaaa"], ["a"]), ("a{0,2}", ["", "a", "aa"], ["aaa"]), ("a{0}b", ["b"], ["ab"]),
      ("[0-9A-F]{2}-[^x-z]", ["0F-a", "AA--"], ["0f-a", "AA-y"]),
      (#"[a\-z\]]+"#, ["a-z]"], ["b"]), ("[-a]+[a-]+", ["-a", "a-"], ["b"]),
      (#"\d+\.\d{2}"#, ["10.00"], ["10.0", "10,00", "١٠.00"]),
      (#"\w\W\s\S\D"#, ["a- -x", "_.\tab"], ["-- -x"]),
      (#"[\d\s]+\$\(\)"#, ["1 2$()"], ["a$()"]), (#"\t\n\\"#, ["\t\n\\"], ["tn"]),
      ("(a*)*b", ["b", "aab"], ["a"]), ("(a|)*", ["", "aaa"], ["b"]), ("é", ["é"], ["e", "e\u{301}"]),
    ])
  func matching(text: String, matched: [String], others: [String]) throws {
    let pattern = try ValuePattern(text)
    #expect(matched.filter { !pattern.matches($0) } == [])
    #expect(others.filter(pattern.matches) == [])
  }

  @Test(
    "parts with anything between them may match where there is anything with which they do",
    arguments: [
      (["£", ""], false), (["", ",00"], false), (["", ".00"], true), (["1", ""], true),
      (["1.", ".1"], false),
      (["1.5", ""], true), (["1.555", ""], false), (["", "", ""], true), (["1", ".", "5"], true),
    ] as [([String], Bool)])
  func parts(_ parts: [String], _ mayMatch: Bool) throws {
    #expect(try ValuePattern(#"[0-9]+\.[0-9]{2}"#).mayMatch(parts) == mayMatch)
  }

  @Test(
    "a mistake in a pattern is reported with its place",
    arguments: [
      ("(", "1: this ( is never closed"), ("a)", "2: this ) closes nothing"),
      ("[a", "1: this [ is never closed"),
      ("[]", "1: a [ ] needs characters in it"),
      ("[z-a]", "3: a range goes from a lower to a higher character, as in a-z"),
      (#"[\d-z]"#, "4: a range goes from a lower to a higher character, as in a-z"),
      (#"[\S]"#, #"3: \S cannot stand between [ and ]"#),
      ("*a", #"1: a * that is meant as it is is written \*"#),
      ("a]", #"2: a ] that is meant as it is is written \]"#),
      ("a$b", #"2: a $ that is meant as it is is written \$"#),
      ("a^", #"2: a ^ that is meant as it is is written \^"#),
      ("a**", "3: there is one of * + ? {} after a character already"),
      ("a+?", "3: there is one of * + ? {} after a character already"),
      ("a{x}", "2: write how often as {2}, {2,} or {2,4}"),
      ("a{2", "2: write how often as {2}, {2,} or {2,4}"),
      ("a{}", "2: write how often as {2}, {2,} or {2,4}"),
      ("a{3,2}", "2: write how often as {2}, {2,} or {2,4}"),
      ("a{99999999999999999999}", "2: write how often as {2}, {2,} or {2,4}"),
      ("(?=a)", "2: looking ahead and behind is not possible"),
      ("(?<a>b)", "2: looking ahead and behind is not possible"),
      (#"\1"#, "2: after \\ comes one of d D w W s S n r t, or a character that is meant as it is"),
      (#"a\"#, "3: after \\ comes one of d D w W s S n r t, or a character that is meant as it is"),
      ("(a{100}){100}", "14: the pattern is too long"),
      (String(repeating: "(", count: 51), "51: groups are nested too deep"),
    ])
  func mistakes(text: String, message: String) throws {
    let fault = #expect(throws: ValuePattern.Fault.self) { try ValuePattern(text) }
    #expect(fault.map { "\($0.position): \($0.message)" } == message)
  }

  @Test("no pattern is slow, and a very long value is not looked at")
  func hostile() throws {
    let value = String(repeating: "a", count: 4000) + "b"
    for text in ["(a+)+", "(a|a)*", "(a|aa)+c", "(.*)*(.*)*x", "(a?){600}a{600}"] {
      #expect(!(try ValuePattern(text).matches(value)))
    }
    #expect(try ValuePattern("b").matches(String(repeating: "a", count: 5000)))
  }

  @Test("every text is a pattern or has a fault in it")
  func robustness() {
    let pieces = ["a", "(", ")", "[", "]", "^", "-", "\\", "d", "{", "}", "1", ",", "*", "|", "$", "?", ":"]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for fourth in pieces {
            let text = first + second + third + fourth
            do throws(ValuePattern.Fault) {
              _ = try ValuePattern(text).matches("a1")
            } catch {
              #expect((1...5).contains(error.position), "\(text)")
            }
          }
        }
      }
    }
  }
}
