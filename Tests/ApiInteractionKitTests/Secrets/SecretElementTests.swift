import Testing

@testable import ApiInteractionKit

@Suite("Secrets in elements are masked")
struct SecretElementTests {
  @Test(
    "in the elements of an XML body",
    arguments: [
      ("<password>a b&amp;c</password><x>y</x>", "<password>***</password><x>y</x>"),
      (
        "<wsse:Password Type=\"text\">abc</wsse:Password>", "<wsse:Password Type=\"text\">***</wsse:Password>"
      ),
      ("<Password><![CDATA[a<b]]></Password>", "<Password><![CDATA[***]]></Password>"),
      ("&lt;password&gt;a b&amp;amp;c&lt;/password&gt;", "&lt;password&gt;***&lt;/password&gt;"),
      (
        "&lt;w:Password Type='t'&gt;a&lt;/w:Password&gt;", "&lt;w:Password Type='t'&gt;***&lt;/w:Password&gt;"
      ),
      ("<password/><x>y</x>", "<password/><x>y</x>"),
      ("<login password=\"a b\" x=\"y\"/>", "<login password=\"***\" x=\"y\"/>"),
      ("<user>password</user><x>y</x>", "<user>password</user><x>y</x>"),
    ])
  func elements(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in the elements in an element that a service sends",
    arguments: [
      (
        "<r><access_token><v>a</v>b<w x='c'/></access_token><x>y</x></r>",
        "<r><access_token><v>***</v>***<w x='***'/></access_token><x>y</x></r>"
      ),
      (
        "<a:Token xmlns:a='u'> <a:Token xmlns:b=\"v\">a</a:Token> <![CDATA[</a:Token>]]><b>c</b></a:Token><x>y</x>",
        "<a:Token xmlns:a='u'> <a:Token xmlns:b=\"v\">***</a:Token> <![CDATA[***]]><b>***</b></a:Token><x>y</x>"
      ),
      ("<token><br/>a</token><x>y</x>", "<token><br/>***</token><x>y</x>"),
      ("Write a <token> and <x>y</x>", "Write a <token> ***<x>y</x>"),
      (#"{"x":"<token><v>a</v></token>","y":1}"#, #"{"x":"<token><v>***</v></token>","y":1}"#),
      (
        "&lt;token&gt;&lt;v&gt;a&lt;/v&gt;&lt;/token&gt;<x>y</x>",
        "&lt;token&gt;&lt;v&gt;***&lt;/v&gt;&lt;/token&gt;<x>y</x>"
      ),
    ])
  func innerElements(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text, holes: false) == masked)
  }

  @Test("elements without an end in elements are gone over a few times", .timeLimit(.minutes(60)))
  func endless() {
    let text = String(repeating: "<token><a>", count: 50_000)
    #expect(SecretMask.masked(text, holes: false) == text)
    let nested = text + String(repeating: "</a></token>", count: 50_000)
    #expect(SecretMask.masked(nested, holes: false) == nested)
  }
}
