import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Rules about the Method and the headers")
struct MethodAndHeaderRuleTests {
  @Test(
    "a Method is one that HTTP defines, in capital letters",
    arguments: [
      ("GET", []), ("TRACE", []), ("CONNECT", []), ("OPTIONS", []), ("DELETE", []),
      ("get", ["unknown-method: get"]), ("GTE", ["unknown-method: GTE"]),
      ("FETCH", ["unknown-method: FETCH"]),
      ("GET /", ["unknown-method: GET /"]), ("GÉT", ["unknown-method: GÉT"]),
      ("$(Method)", ["placeholder-not-allowed: $(Method)"]), ("$(Method", ["malformed-placeholder: $("]),
      ("~~REPLACE~~", ["malformed-slot: ~~REPLACE~~"]), ("", ["empty-value: <Method></Method>"]),
    ] as [(String, [String])])
  func method(_ method: String, _ expected: [String]) {
    #expect(FoundIn("<Method>\(method)</Method>").findings == expected)
  }

  @Test(
    "a slip in a Method is put right, another word is not",
    arguments: [
      ("get", "GET"), ("DELET", "DELETE"), ("GET;", "GET"), ("PUST", nil), ("FETCH", nil), ("GET IT", nil),
    ]
      as [(String, String?)])
  func methodFix(_ written: String, _ meant: String?) {
    let source = RuleExample("<Method>\(written)</Method>").definition
    let found = Linter().lint(Array(source.utf8)).diagnostics
    #expect(found.map { $0.fix?.edits.first?.replacement } == [meant])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(
    "a body belongs to the methods that send one",
    arguments: [
      ("<Method>GET</Method><Body>a=b</Body>", ["body-with-get"]),
      ("<Method>HEAD</Method><Body>a=b</Body>", ["body-with-get"]),
      ("<Method>DELETE</Method><Body>a=b</Body>", []), ("<Method>GET</Method><Body>  </Body>", []),
      ("<Method>get</Method><Body>a=b</Body>", ["unknown-method", "body-with-get"]),
      ("<Method>POST</Method><Body><![CDATA[ ]]></Body>", ["missing-body"]),
      ("<Method>PUT</Method>", ["missing-body"]),
      ("<Method>PATCH</Method>", ["missing-body"]),
      ("<Method>post</Method>", ["missing-body", "unknown-method"]),
      ("<Method>DELETE</Method>", []),
    ] as [(String, [String])])
  func body(_ part: String, _ expected: [String]) {
    let type = "<Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>"
    let header = part.contains("a=b") ? type : ""
    let found = FoundIn(header + part).findings
    #expect(found.map { String($0.prefix { $0 != ":" }) } == expected)
  }

  @Test(
    "a header is there once, under a name that is the definition's to set",
    arguments: [
      (["Accept", "Accept"], ["duplicate-header: Accept"]),
      (["Accept", "ACCEPT"], ["duplicate-header: ACCEPT"]),
      (["Accept", "accept", "aCCept"], ["duplicate-header: accept", "duplicate-header: aCCept"]),
      (["X-$(A)", "X-$(A)"], []),
      (["X-$(A", "X-$(A"], ["malformed-placeholder: $(", "malformed-placeholder: $("]),
      (["HOST"], ["reserved-header: HOST"]), (["Transfer-Encoding"], ["reserved-header: Transfer-Encoding"]),
      (["Keep-Alive"], []), (["Connection"], []),
    ] as [([String], [String])])
  func names(_ names: [String], _ expected: [String]) {
    let headers = names.map { "<Header><Key>\($0)</Key><Value>application/json</Value></Header>" }
    let found = FoundIn(headers.joined(), "reserved-header", "allow", ["connection"]).findings
    #expect(found == expected)
  }

  @Test(
    "an Authorization is a scheme, a space and credentials",
    arguments: [
      ("Bearer $(T)\"", "$(T)\""), ("Bearer $(T)”", "$(T)”"), ("Bearer ‚$(T)‘", "‚$(T)‘"),
      ("Bearer »$(T)«", "»$(T)«"), ("Basic #(C)'", "#(C)'"), ("Snowflake Token=\"$(T)\"", nil),
      ("Bearer $(AccessToken)", nil), ("bearer $(AccessToken)", nil), ("$(TokenType) $(AccessToken)", nil),
      ("#(Authorization)", nil), ("$(Authorization)", nil), ("Basic #(Credentials)", nil),
      ("ApiKey #(Key)", nil),
      ("AWS4-HMAC-SHA256 Credential=#(Key)", nil), ("Digest username=\"$(User)\"", nil), ("Corp #(Key)", nil),
      ("My#(Rest)", nil),
      ("Bearer$(AccessToken)", "Bearer"), ("Bearer#(Token)", "Bearer"), ("Bearer: $(AccessToken)", "Bearer:"),
      ("Bearer:$(AccessToken)", "Bearer:"), ("Bearer", "Bearer"), ("Bearer Bearer $(AccessToken)", "Bearer"),
      ("Bearer bearer$(AccessToken)", "bearer"), ("$(AccessToken)", "$(AccessToken)"),
      ("#(api_token)", "#(api_token)"),
      ("Magic $(AccessToken)", "Magic"), ("user:$(Password)", "user:"),
      ("\"Bearer $(AccessToken)\"", "\"Bearer"),
      ("key=$(Key)", "key="), ("bearer_$(AccessToken)", "_"), ("Bearer-$(AccessToken)", "-"),
      ("$(TokenType)$(AccessToken)", "$(TokenType)$(AccessToken)"), ("$(Scheme)$(Rest)", nil),
      ("Basic #(User):#(Password)", "#(User):#(Password)"), ("Digest #(User):#(Password)", nil),
      ("Bearer \"$(AccessToken)\"", "\"$(AccessToken)\""), ("Bearer $(A):$(B)", nil),
      ("Bearer '$(AccessToken)'", "'$(AccessToken)'"), ("Bearer &lt;#(Token)&gt;", "&lt;#(Token)&gt;"),
      ("Bearer “$(AccessToken)”", "“$(AccessToken)”"), ("Basic \"#(Credentials)\"", "\"#(Credentials)\""),
      ("Bearer \"$(AccessToken)", "\"$(AccessToken)"), ("Bearer ($(AccessToken))", "($(AccessToken))"),
      ("TC3-HMAC-SHA256 Credential=#(Key)", nil), ("Discogs token=#(Key)", nil),
      ("Basic $(User) #(Password)", "$(User) #(Password)"), ("Basic $(User)#(Rest)", nil),
      ("Basic ivr #(Password)", "ivr #(Password)"), ("Token token=\"$(T)\"", nil), ("Bearer a\"$(T)\"", nil),
      ("App #(Key)", nil), ("Api-Token #(Key)", nil), ("DeepL-Auth-Key #(Key)", nil),
      ("Klaviyo-API-Key #(Key)", nil),
      ("NLAuth nlauth_account=#(A), nlauth_email=#(E)", nil), ("MAC id=\"#(Key)\"", nil), ("Bot #(Key)", nil),
      ("Client-ID #(Key)", nil), ("WSSE profile=\"UsernameToken\", a=#(Key)", nil),
      ("SCRAM-SHA-256 data=#(A)", nil), ("HOBA result=#(A)", nil), ("vapid t=$(A), k=#(B)", nil),
      ("PrivateToken token=#(A)", nil), ("Concealed k=#(A)", nil), ("GNAP #(A)", nil), ("Mutual a=#(A)", nil),
      ("DPoP #(A)", nil), ("Negotiate #(A)", nil), ("OAuth #(A)", nil), ("Hoba $(A)", nil),
    ] as [(String, String?)])
  func authorization(_ value: String, _ marked: String?) {
    for name in ["Authorization", "proxy-authorization"] {
      let header = "<Header><Key>\(name)</Key><Value>\(value)</Value></Header>"
      let found = FoundIn(header, "malformed-authorization", "schemes", ["CORP"]).findings
      #expect(found == (marked.map { ["malformed-authorization: \($0)"] } ?? []))
    }
  }

  @Test(
    "a header value holds no control character",
    arguments: [
      ("a\u{85}b", ["\u{85}"]), ("a\u{92}s", ["\u{92}"]), ("\u{80}", ["\u{80}"]), ("a\u{7F}b", ["\u{7F}"]),
      ("a&#x9F;b", ["&#x9F;"]), ("a\tb", []), ("£ 5 – \u{A0}é\u{C2}", []), ("\u{2085}\u{F85}", []),
      ("a\u{A0}b", []), ("$(A)", []), ("a\u{200B}b", ["\u{200B}"]), ("a\u{AD}$(A)", ["\u{AD}"]),
      ("$(A)\u{FEFF}$(B)", ["\u{FEFF}"]), ("می‌خواهم", []), ("$(A\u{200B}B)", []),
    ] as [(String, [String])])
  func control(value: String, marked: [String]) {
    let found = FoundIn("<Header><Key>X-A</Key><Value>\(value)</Value></Header>").findings
    #expect(found == marked.map { "invalid-header-value: \($0)" })
  }

  @Test(
    "a credential that is written out is another rule's, and a slot is one's own",
    arguments: [
      ("abcdef0123456789", false, ["hardcoded-secret"]),
      ("Bearer abcdef0123456789", false, ["hardcoded-secret"]),
      ("Magic abcdef0123456789", false, ["hardcoded-secret"]),
      ("Bearer:abcdef0123456789", false, ["hardcoded-secret"]),
      ("Bearer~~~REPLACE~~~", true, ["malformed-authorization"]),
      ("Bearer~~~REPLACE~~~", false, ["unfilled-slot"]),
      ("Bearer ~~~REPLACE~~~", true, []), ("~~~REPLACE~~~", true, []),
      ("Bearer$(Token", false, ["malformed-placeholder"]),
      ("Bearer ${Token}", false, ["placeholder-lookalike"]),
      ("Bearer${Token}", false, ["placeholder-lookalike"]),
      ("${Token}", false, ["placeholder-lookalike"]), ("Bearer~~REPLACE~~", true, ["malformed-slot"]),
    ] as [(String, Bool, [String])])
  func otherRules(_ value: String, _ isTemplate: Bool, _ expected: [String]) {
    let header = "<Header><Key>Authorization</Key><Value>\(value)</Value></Header>"
    let found = FoundIn(header, isTemplate: isTemplate).findings
    #expect(found.map { String($0.prefix { $0 != ":" }) } == expected)
  }

  @Test(
    "of a character that is not seen at an end of a value no other rule speaks",
    arguments: [
      ("Authorization", "\u{200B}Bearer $(AccessToken)"), ("Authorization", "Bearer $(AccessToken)\u{200B}"),
      ("Content-Type", "application/json\u{200B}"), ("Content-Type", "\u{FEFF}application/json"),
    ])
  func unseenEnds(name: String, value: String) {
    let found = FoundIn(
      "<Header><Key>\(name)</Key><Value>\(value)</Value></Header><Body><![CDATA[{\"a\": 1}]]></Body>"
    ).findings
    #expect(found.filter { !$0.hasPrefix("missing-content-type") }.count == 1, "\(found)")
    #expect(found.contains { $0.hasPrefix("surrounding-whitespace: ") })
  }

  @Test(
    "a name in quotes is told, wherever its placeholder stands",
    arguments: ["$(\"OrderId\")", "$('OrderId')", "$(“OrderId”)", "$(„OrderId“)", "$('Key':ToLowerCase)"])
  func quotedNames(placeholder: String) {
    let found = FoundIn("<Header><Key>X-A</Key><Value>a \(placeholder)</Value></Header>").findings
    #expect(found == ["placeholder-lookalike: \(placeholder)"])
    #expect(FoundIn("<Header><Key>X-A</Key><Value>$(O'Neill's \"A\" B)</Value></Header>").findings == [])
  }
}
