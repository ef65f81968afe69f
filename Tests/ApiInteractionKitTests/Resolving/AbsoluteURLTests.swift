import Testing

@testable import ApiInteractionKit

@Suite("Absolute URL")
struct AbsoluteURLTests {
  @Test(
    "the parts of a URL",
    arguments: [
      ("https://example.org", "https", "example.org", "/", false),
      ("http://a:1/b", "http", "a:1", "/b", false),
      ("HTTPS://u:p@A.example:/x?y#z", "https", "u:p@A.example:", "/x?y", true),
      ("https://a?x=://", "https", "a", "/?x=://", true), ("https://a#f", "https", "a", "/", true),
      ("https://[2001:db8::1]:8443/", "https", "[2001:db8::1]:8443", "/", false),
      ("https://a//b", "https", "a", "//b", false),
      ("https://a/%20%aF", "https", "a", "/%20%aF", false),
      ("https://a/:@!$&'()*+,;=~", "https", "a", "/:@!$&'()*+,;=~", false),
      ("https://192.0.2.1:65535/", "https", "192.0.2.1:65535", "/", false),
      ("https://a/?", "https", "a", "/?", true),
    ])
  func parts(_ text: String, _ scheme: String, _ authority: String, _ path: String, _ more: Bool) throws {
    let url = try AbsoluteURL(text)
    #expect(url.text == text)
    #expect([url.scheme, url.authority, url.path] == [scheme, authority, path])
    #expect(try AbsoluteURL.check(Array(text.utf8)).hasQueryOrFragment == more)
  }

  private static let notAbsolute = "This is not an absolute URL. It must begin with https:// or http://."
  private static let noHost = "The URL names no host. Write one after ://."
  private static let notHost = "This is not a host name, such as api.example.com, with an optional port."
  private static let notPort = "A port is a number up to 65535."

  @Test(
    "what is no absolute http or https URL is refused with the part that is wrong",
    arguments: [
      ("", notAbsolute, 0..<0), ("example.org", notAbsolute, 0..<11), ("/path", notAbsolute, 0..<5),
      ("https:x", notAbsolute, 0..<7),
      ("mailto:a@b", notAbsolute, 0..<10), ("ftp://a", "Only https and http URLs can be called.", 0..<3),
      ("://a", "Only https and http URLs can be called.", 0..<0),
      ("https://", noHost, 8..<8),
      ("https:///a", noHost, 8..<8), ("https://u:p@/a", noHost, 8..<12),
      ("https://:80/", noHost, 8..<11), ("https://a:65536/", notPort, 10..<15),
      ("https://a:x/", notPort, 10..<11),
      ("https://u@a:b:c/", notPort, 12..<15), ("https://[::1/", notHost, 8..<12),
      ("https://[x]/", notHost, 8..<11),
      ("https://[1]/", notHost, 8..<11), ("https://[::1]x/", notHost, 8..<14),
      ("https://a[b]/", notHost, 8..<12),
      ("https://a /", "A URL cannot hold a space. Remove it from the host name.", 9..<10),
      ("https://a/é", "A URL cannot hold “é”. Percent-encode it.", 10..<12),
      ("https://a/\"", "A URL cannot hold “\"”. Remove it, or percent-encode it.", 10..<11),
      ("https://a/{b}", "A URL cannot hold “{”. Percent-encode it.", 10..<11),
      ("https://a/b|c", "A URL cannot hold “|”. Percent-encode it.", 11..<12),
      ("https://a\\b", "A URL cannot hold “\\”. Write / for it.", 9..<10),
      ("https://a/\u{200B}", "A URL cannot hold U+200B. Remove it.", 10..<13),
      ("https://https://a/", "The URL begins with a scheme twice. Remove one.", 8..<14),
      ("https://a/\u{0}", "A URL cannot hold U+0000. Percent-encode it.", 10..<11),
      ("https://a/\r\n", "A URL cannot hold a line break. Write it on one line.", 10..<11),
      ("https://a/%", "After % come two hexadecimal digits.", 10..<11),
      ("https://a/%2", "After % come two hexadecimal digits.", 10..<11),
      ("https://a/%2x%20", "After % come two hexadecimal digits.", 10..<11),
    ])
  func refused(_ text: String, _ description: String, _ range: Range<Int>) {
    #expect(throws: AbsoluteURL.Invalid(description: description, range: range)) { try AbsoluteURL(text) }
  }

  @Test(
    "a text is percent-encoded but for what may stand",
    arguments: [
      ("", "", ""), ("aZ09-._~", "", "aZ09-._~"),
      (" /?#[]@!$&'()*+,;=:%", "", "%20%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%25"),
      ("a/b c", "/", "a/b%20c"), ("é\u{1F600}", "", "%C3%A9%F0%9F%98%80"), ("\u{0}\n\u{7F}", "", "%00%0A%7F"),
    ])
  func percentEncoding(_ text: String, _ allowed: String, _ expected: String) {
    #expect(PercentEncoding.encode(text, allowing: allowed) == expected)
  }

  @Test("a token holds what RFC 9110 lets it hold")
  func tokens() {
    let token = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    let allowed = (0...0x17F).compactMap(Unicode.Scalar.init).filter(HTTPGrammar.isTokenCharacter)
    #expect(Set(allowed) == Set(token.unicodeScalars))
    let forbidden = (0...0x17F).compactMap(Unicode.Scalar.init).filter(HTTPGrammar.isForbiddenInFieldValue)
    #expect(forbidden.map(\.value) == Array(0...8) + Array(0xA...0x1F) + [0x7F])
  }
}
