import Testing

@testable import ApiInteractionKit

@Suite("Secrets in HTML's references")
struct HTMLReferenceTests {
  @Test(
    "a secret is hidden where HTML names its characters, or X begins a number",
    arguments: [
      ("Grüße/99+", "Gr&uuml;&szlig;e&sol;99&plus;"), ("Grüße/99+", "Gr&#XFC;&#xDF;e/99&#43;"),
      ("café_(1)", "caf&eacute;&lowbar;&lpar;1&rpar;"), ("a-b{c}^d", "a&hyphen;b&lcub;c&rcub;&Hat;d"),
      ("a&uuml;b99", "aüb99"), ("50%€ off", "50&percnt;&euro;&#32;off"), ("a\u{A0}b99", "a&nbsp;b99"),
      ("it’s–Ωα…", "it&rsquo;s&ndash;&Omega;&alpha;&hellip;"), ("šěœ™", "&scaron;&ecaron;&oelig;&trade;"),
      ("a\u{2233}b99", "a&CounterClockwiseContourIntegral;b99"), ("a𝔸b99", "a&Aopf;b99"),
    ])
  func names(secret: String, text: String) {
    #expect(SecretValues([secret]).masked("<<\(text)>> &nope; &#XZ; &x") == "<<***>> &nope; &#XZ; &x")
  }

  @Test(
    "a semicolon may lack where HTML lets it",
    arguments: [
      ("Grüße99", "Gr&uuml&szlige99"), ("a&b<c>99", "a&ampb&ltc&gt99"), ("a\"b99", "a&quot;b99"),
      ("a\"b99", "a&QUOTb99"), ("¬it99", "&notit99"), ("∉it99", "&notin;it99"), ("é!99", "&#233!99"),
      ("éx99", "&#XE9x99"), ("é;99", "&eacute;;99"), ("é/x99", "%26eacute%2Fx99"),
    ])
  func withoutSemicolon(secret: String, text: String) {
    #expect(SecretValues([secret]).masked("<<\(text)>> &am &#; &#x;") == "<<***>> &am &#; &#x;")
    #expect(SecretValues(["Ω&x99"]).masked("&Omega&x99") == "&Omega&x99")
  }

  @Test("each name of HTML's that stands for one character is known")
  func table() {
    let names = HTMLReference.names.split(whereSeparator: { ",= \n".contains($0) })
    #expect(names.count == 1356 + 1925)
    #expect(HTMLReference.character(named: Array("zwnj".utf8)[...]) == "\u{200C}")
    #expect(HTMLReference.character(named: Array("yuml".utf8)[...]) == "ÿ")
    #expect(HTMLReference.character(named: Array("Omega".utf8)[...]) == "Ω")
    #expect(HTMLReference.character(named: Array("omegas".utf8)[...]) == nil)
  }
}
