import Testing

@Suite("A dollar sign, a space and parentheses")
struct PlaceholderLookalikeTests {
  private static func typed(_ type: String) -> String {
    "<Header><Key>Content-Type</Key><Value>\(type)</Value></Header>"
  }

  private static let json = typed("application/json")
  private static let form = typed("application/x-www-form-urlencoded")
  private static let text = typed("text/plain")
  private static let xml = typed("application/xml")

  @Test(
    "they are told where a placeholder would stand, or with a name that no word is",
    arguments: [
      (json + #"<Body>{"a": "$ (Amount)"}</Body>"#, "$ (Amount)"),
      (json + #"<Body>{"a": " $ (Amount) "}</Body>"#, "$ (Amount)"),
      (json + #"<Body>{"a": "order-$ (Number)"}</Body>"#, "$ (Number)"),
      (json + #"<Body>{"a": "$ (Number)/1"}</Body>"#, "$ (Number)"),
      (json + #"<Body>{"a": $ (Amount)}</Body>"#, "$ (Amount)"),
      (json + #"<Body>{"a": "Call from $ (CLID) today"}</Body>"#, "$ (CLID)"),
      (json + #"<Body>{"a": "Order $ (IVRSlot|Order) is paid"}</Body>"#, "$ (IVRSlot|Order)"),
      (json + #"<Body>{"a": "Order $ (orderId) is paid"}</Body>"#, "$ (orderId)"),
      (form + "<Body>a=$ (Amount)</Body>", "$ (Amount)"),
      (form + "<Body>b=1 2&amp;a=$ (Amount)</Body>", "$ (Amount)"),
      (xml + "<Body><![CDATA[<a>\n  $ (Amount)\n</a>]]></Body>", "$ (Amount)"),
      (text + "<Body>Amount:\n$ (Amount)\n</Body>", "$ (Amount)"),
      (text + "<Body>$ (Amount)</Body>", "$ (Amount)"),
      ("<Header><Key>X-A</Key><Value>$ (Amount)</Value></Header>", "$ (Amount)"),
      ("<Header><Key>Authorization</Key><Value>Bearer $ (Access)</Value></Header>", "$ (Access)"),
      ("<Url>https://a.example/?a=b c&amp;d=$ (Amount)</Url>", "$ (Amount)"),
    ])
  func told(part: String, marked: String) {
    #expect(FoundIn(part).findings.contains("placeholder-lookalike: \(marked)"))
  }

  @Test(
    "they are right among the words of a text",
    arguments: [
      json + #"<Body>{"a": "All amounts are in $ (dollars)."}</Body>"#,
      json + #"<Body>{"a": "$ (dollars) are taken"}</Body>"#, json + #"<Body>{"a": "US$ (dollars)"}</Body>"#,
      json + #"<Body>{"a": "in A$ (AUD), not in € (Euro)"}</Body>"#,
      text + "<Body>Total in $ (US Dollars): 12.50</Body>",
      xml + "<Body><![CDATA[<a>12.50 $ (net)</a>]]></Body>",
    ])
  func prose(part: String) {
    #expect(FoundIn(part).findings == [])
  }
}
