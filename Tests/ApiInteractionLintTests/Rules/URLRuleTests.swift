import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Rules about the Url")
struct URLRuleTests {
  @Test(
    "a Url is found fault with where it is wrong whatever its holes hold",
    arguments: [
      ("https://api.example.com/a b", ["invalid-url:  "]),
      ("https://api.example.com/a|b", ["invalid-url: |"]),
      ("https://api.example.com/{id}/b", ["invalid-url: {id}"]),
      ("https://api.example.com/{/b", ["invalid-url: {"]),
      ("https://api.example.com/v1/[id]", ["invalid-url: [id]"]),
      ("https://api.example.com/v[1]", ["invalid-url: ["]),
      ("https://api.example.com/a]", ["invalid-url: ]"]),
      ("https://api.example.com/?id=[Order-Id]", ["invalid-url: [Order-Id]"]),
      ("https://api.example.com/?[a]=1", ["invalid-url: ["]),
      ("https://[::1]/[id]", ["invalid-url: [id]"]), ("#(Base)/[id]", ["invalid-url: [id]"]),
      ("https://api.example.com/%zz", ["invalid-url: %"]),
      ("https://api.example.com:65536/", ["invalid-url: 65536"]),
      ("https://a..example.com/", ["invalid-url: ."]), ("https://.example.com/", ["invalid-url: ."]),
      ("https://a,example.com/", ["invalid-url: ,"]), ("https://a!b.example/", ["invalid-url: !"]),
      ("https://300.1.2.3/", ["invalid-url: 300.1.2.3"]), ("https://1.2.3.4.5/", ["invalid-url: 1.2.3.4.5"]),
      ("https://api.example.com:0/", ["invalid-url: 0"]),
      ("https://api.example.com:000/", ["invalid-url: 000"]),
      ("https://a.example/?a=1&amp;amp;b=2", ["invalid-url: &amp;amp;"]),
      ("https:///orders", ["invalid-url: "]),
      ("https://:8080/", ["invalid-url: :8080"]),
      ("https:/api.example.com/", ["invalid-url: https:/api.example.com/"]),
      ("api.example.com/orders", ["invalid-url: api.example.com/orders"]),
      ("mailto:orders@example.com", ["invalid-url: mailto:orders@example.com"]),
      ("ftp://#(Host)/orders", ["invalid-url: ftp"]),
      ("#(Base)/a b", ["invalid-url:  "]),
      ("#(Base)/a?q=$(Q)|b", ["invalid-url: |"]),
      ("https://#(Host):x/", ["invalid-url: x"]),
      ("https://api.example.com:99999#(Digit)/", ["invalid-url: 99999#(Digit)"]),
    ] as [(String, [String])])
  func invalid(_ url: String, _ expected: [String]) {
    #expect(FoundIn("<Url>\(url)</Url>").findings == expected)
  }

  @Test(
    "what some value of a hole makes right is right",
    arguments: [
      "#(Base)", "#(Base)/orders", "#(Base)api/orders", "#(Scheme)://api.example.com/", "https:#(Rest)",
      "ht#(Rest)",
      "https://#(Host)", "https://#(Host):#(Port)/", "https://api.example.com:8#(Port)/",
      "https://api.example.com:808#(Port)/", "https://[2001:db8::#(Last)]/", "https://[#(Address)]/",
      "https://[#(Address)]:8080/", "https://api.example.com/%$(X)", "https://api.example.com/%2$(X)",
      "https://api.example.com/%$(X)F", "https://api.example.com#(Port)/",
      "https://api.example.com/$(A)/$(B)?c=$(D)#e",
      "https://127.0.0.1/", "https://255.255.255.255:1/", "https://300.#(Rest)/", "https://example.com./",
      "https://my_host.example/", "https://api.example.com:0#(Port)/", "https://a.example/?a=R&amp;amp;D",
      "https://api.example.com/?filter[state]=open&amp;ids[]=1&amp;ids[]=2",
      "https://api.example.com/$(A)?b[$(C)]=1",
      "HTTPS://API.EXAMPLE.COM/", "https://[::1]:8080/", "https://api.example.com:/",
    ] as [String])
  func right(_ url: String) {
    #expect(FoundIn("<Url>\(url)</Url>").findings == [])
  }

  @Test(
    "another rule that speaks of the Url speaks alone",
    arguments: [
      ("https://api.example.com/${Id}", ["placeholder-lookalike: ${Id}"]),
      ("https://{{Host}}/orders", ["placeholder-lookalike: {{Host}}"]),
      ("{{Base}}/orders", ["placeholder-lookalike: {{Base}}"]),
      ("https://api.example.com/$(Id", ["malformed-placeholder: $("]),
      ("https://$(a@b/c d", ["malformed-placeholder: $("]),
      ("http://$(Host/c d", ["malformed-placeholder: $("]),
      ("~~~REPLACE~~~/a b", ["unfilled-slot: ~~~REPLACE~~~"]),
      ("~~REPLACE~~/a b", ["malformed-slot: ~~REPLACE~~"]),
      ("https://joe@api.example.com/", ["url-credentials: joe@"]),
      ("https://joe:a|b@api.example.com/", ["url-credentials: joe:a|b@"]),
      ("https://a@b@api.example.com/", ["url-credentials: a@b@"]),
    ] as [(String, [String])])
  func silent(_ url: String, _ expected: [String]) {
    #expect(FoundIn("<Url>\(url)</Url>").findings == expected)
  }

  @Test("a slot in a template is stood in for as a placeholder is")
  func slots() {
    #expect(FoundIn("<Url>~~~REPLACE~~~/orders</Url>", isTemplate: true).findings == [])
    #expect(FoundIn("<Url>https://~~~REPLACE~~~/orders</Url>", isTemplate: true).findings == [])
    #expect(FoundIn("<Url>~~~REPLACE~~~/a b</Url>", isTemplate: true).findings == ["invalid-url:  "])
    #expect(FoundIn("<Url>http://~~~REPLACE~~~/a</Url>", isTemplate: true).findings == ["insecure-url: http"])
  }

  @Test(
    "http is for this machine and for what is allowed",
    arguments: [
      ("http://api.example.com/", true), ("hTTp://api.example.com/", true),
      ("http://localhost.example.com/", true),
      ("http://127.0.0.1.example.com/", true), ("http://#(Host)/", true), ("http://#(Host).localhost/", true),
      ("http://[::2]/", true), ("http://128.0.0.1/", true), ("http://1270.0.0.example/", true),
      ("http://localhost/", false), ("http://LOCALHOST:8080/", false), ("http://api.localhost/", false),
      ("http://127.0.0.1/", false), ("http://127.9.8.7:80/", false), ("http://[::1]:8080/", false),
      ("http://orders.internal/", false), ("http://ORDERS.internal:8080/", false),
    ] as [(String, Bool)])
  func insecure(_ url: String, _ isFound: Bool) {
    let found = FoundIn("<Url>\(url)</Url>", "insecure-url", "allow", ["*.internal"]).findings
    #expect(found == (isFound ? ["insecure-url: \(url.prefix { $0 != ":" })"] : []))
  }

  @Test(
    "a data source that decides the host is pointed at, one at a time",
    arguments: [
      ("https://$(Host)/", ["$(Host)"]), ("https://a.$(Region).example.com/$(Id)", ["$(Region)"]),
      ("https://api.example.com:$(Port)/", ["$(Port)"]), ("$(Base)", ["$(Base)"]),
      ("$(Base)/$(Id)", ["$(Base)"]),
      ("$(Scheme)://api.example.com/", ["$(Scheme)"]), ("https:$(Rest)/$(Id)", ["$(Rest)"]),
      ("#(Base)$(Region)/$(Id)", ["$(Region)"]), ("https://#(Host)/$(Id)", []), ("#(Base)/$(Id)", []),
      ("https://$(Trusted|Host)/", []), ("https://api.example.com?a=$(B)", []),
      ("https://api.example.com/$(A)://$(B)", []),
    ] as [(String, [String])])
  func host(_ url: String, _ expected: [String]) {
    let found = FoundIn("<Url>\(url)</Url>", "placeholder-in-host", "allow", ["Trusted|*"]).findings
    #expect(found == expected.map { "placeholder-in-host: \($0)" })
  }
}
