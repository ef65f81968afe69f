import ApiInteractionKit
import Foundation
import Testing

@Suite("Known secrets in texts")
struct SecretValuesTests {
  private static let secret = #"pä ss/"w&rd+%25\<"#

  @Test(
    "a secret is hidden however it is encoded",
    arguments: [
      secret,
      #"p%C3%A4%20ss%2F%22w%26rd%2B%2525%5C%3C"#, #"p%c3%a4+ss%2f%22w%26rd%2b%2525%5c%3c"#,
      #"pä ss\/\"w&rd+%25\\<"#, #"p\u00e4 ss/\u0022w\u0026rd\u002B%25\u005C\u003c"#,
      #"pä ss/"w&amp;rd+%25\&lt;"#, #"p&#228; ss/&quot;w&#x26;rd+%25\&lt;"#,
      // Escaped for JSON, then for a form.
      #"p%C3%A4+ss%2F%5C%22w%26rd%2B%2525%5C%5C%3C"#,
      // Escaped for JSON in JSON.
      #"pä ss/\\\"w&rd+%25\\\\<"#,
    ])
  func encodings(_ text: String) {
    #expect(SecretValues([Self.secret]).masked("<<\(text)>>") == "<<***>>")
    #expect(SecretValues(["other", Self.secret]).masked("\(text) and \(text)") == "*** and ***")
  }

  @Test(
    "a secret that is encoded twice is hidden however each of the two spells it",
    arguments: [
      ("Zm9v/YmFyQmF6", #"Zm9v\\\/YmFyQmF6"#), ("Zm9v/YmFyQmF6", #"Zm9v\\u002fYmFyQmF6"#),
      ("Zm9v/YmFyQmF6", "Zm9v%252fYmFyQmF6"), ("Zm9v/YmFyQmF6", "Zm9v%5C%2FYmFyQmF6"),
      ("Zm9v/YmFyQmF6", #"Zm9v%5c%75%30%302FYmFyQmF6"#), ("Zm9v/YmFyQmF6", "Zm9v%26#47;YmFyQmF6"),
      ("Pässword1", #"P\\u00e4ssword1"#), ("Pässword1", #"P\\u00E4ssword1"#),
      ("Pässword1", "P%5Cu00e4ssword1"), ("Pässword1", "P%25c3%25A4ssword1"),
      // As ISO-8859-1 has it.
      ("Pässword1", "P%E4ssword1"), ("Pässword1", "P%25e4ssword1"), ("éÃ©1234", "%E9%C3%A91234"),
      ("éÃ©1234", "%C3%A9%C3%83%C2%A91234"),
      ("Pässword1", #"P\u0026#228;ssword1"#), ("Pässword1", "P&amp;#xE4;ssword1"),
      ("a&b=cdefgh", #"a\\u0026b=cdefgh"#), ("a&b=cdefgh", #"a\\u0026b\\u003Dcdefgh"#),
      ("it's/ok*12", "it's%252Fok*12"), ("it's/ok*12", "it%2527s%252fok%252A12"),
      (#"P"W1234x"#, "P&amp;quot;W1234x"), (#"P"W1234x"#, "P&amp;#34;W1234x"),
      ("two words", "two%2Bwords"), ("two words", "two%2520words"), ("smile😀d", #"smile\\uD83D\\ude00d"#),
      // As scripts and mails have it, and what they make of line ends.
      ("Pä+ss😀d", "%u0050%u00e4%2B%u0073s%uD83D%ude00d"), ("Pä'ss😀d", #"\x50\xe4\'ss\ud83d\ude00d"#),
      ("Pä=ss1x", "=50=C3=A4=3Dss1x"), ("Pä=ss1x", "P=E4=3Dss=\r\n1x"), ("Pass1x", "Pas=\n=731x"),
      ("Größe1", #"Gr\xc3\xb6\303\237e1"#), ("Größe1", #"\107r\u{f6}\u{0000df}e1"#),
      ("Größe1", #"Gr\366\xDFe1"#),
      (#"it's"1x"#, #"it''s"1x"#), (#"it's"1x"#, #"it's""1x"#),
      ("Pass1x", "Pas%3D731x"), ("Pä=ss1x", "P=E4=3D=\r\nss1x"),
      (#"ä"bcdefgh"#, #"\\u00e4\\\"bcdefgh"#), (#"C:\newsecret"#, #"C:\\\\newsecret"#),
    ])
  func twice(secret: String, text: String) {
    #expect(SecretValues([secret]).masked("<<\(text)>>") == "<<***>>")
  }

  @Test(
    "a secret that was sent in ISO-8859-1 and read as UTF-8 is hidden",
    arguments: ["Zq7kéy9x", "éÃ©1234", "ÃéàÄ1234", " Zq7ké"])
  func repaired(secret: String) {
    let octets = secret.unicodeScalars.map { UInt8($0.value) }
    let text = String(decoding: octets, as: UTF8.self)
    #expect(SecretValues([secret]).masked("<<\(text)>>") == "<<***>>")
    #expect(SecretValues(["Zq7ky9x\u{100}"]).masked("<<\(text)>>") == "<<\(text)>>")
  }

  @Test(
    "the parts of a secret URL are hidden alone, and words in it that say nothing are not",
    arguments: [
      ("no such hook: XXXXYYYYZZZZ", "no such hook: ***"), ("/f/T01/XXXXYYYYZZZZ?", "/f/T01/***?"),
      ("the services of f", "the services of f"), ("sig=abcdefgh12", "sig=***"),
    ])
  func urlParts(text: String, masked: String) {
    let hook = "https://hooks.example.com/services/f/XXXXYYYYZZZZ?sig=abcdefgh12"
    #expect(SecretValues([hook]).masked(text) == masked)
  }

  @Test("a secret is hidden in XML that is a text in other XML, whatever marks stand in it")
  func escapedMarks() {
    for (text, masked) in [
      (
        "<o>&lt;![CDATA[Super]]&gt;&lt;![CDATA[S3cret]]&gt;</o>",
        "<o>&lt;![CDATA[***]]&gt;&lt;![CDATA[***]]&gt;</o>"
      ),
      ("<p>Super&lt;!-- x --&gt;S3cret</p>", "<p>***&lt;!-- x --&gt;***</p>"),
    ] {
      #expect(SecretValues(["SuperS3cret"]).masked(text) == masked)
    }
  }

  @Test(
    "a secret is hidden in JSON in JSON, however deep",
    arguments: [#"Zq7k"y9x"#, #"Zq7k\y9x"#, "Zq7kéy9x", "Zq7k/\"😀\\\"y", #""""quoted"#, #"a\\\\\\\\z"#], 1...5
  )
  func deepJSON(secret: String, levels: Int) {
    for escaping in [JSONEscaping.short, .ascii, .unicode, .slashes] {
      let text = (0..<levels).reduce(secret) { text, _ in escaping.escaped(text) }
      #expect(SecretValues([secret]).masked("<<\(text)>>") == "<<***>>", "\(text)")
      let object = (0..<levels).reduce(secret) { text, _ in "{\"k\":\"\(escaping.escaped(text))\"}" }
      #expect(
        SecretValues([secret]).masked(object) == object.replacing(text, with: "***"), "\(object)")
    }
  }

  /// The ways in which libraries write JSON strings.
  private enum JSONEscaping {
    /// As short as can be.
    case short
    /// What is not ASCII with `\u`.
    case ascii
    /// All that is not plain with `\u`, but a backslash.
    case unicode
    /// Slashes with backslashes.
    case slashes

    func escaped(_ text: String) -> String {
      text.unicodeScalars.map { scalar -> String in
        let code = String(scalar).utf16.map { String(format: "\\u%04x", $0) }.joined()
        return switch scalar {
        case "\\": #"\\"#
        case "\"": self == .unicode ? code : #"\""#
        case "/" where self == .slashes: #"\/"#
        default: scalar.isASCII || self == .short ? String(scalar) : code
        }
      }.joined()
    }
  }

  @Test(
    "a secret is hidden though comments or bounds of CDATA sections stand in it, which stay",
    arguments: [
      (
        "pa]]>ss-word99", "<![CDATA[bad key pa]]]]><![CDATA[>ss-word99]]>",
        "<![CDATA[bad key ***]]><![CDATA[***]]>"
      ),
      ("Secretvalue99", "<v>Secret<![CDATA[value]]>99</v>", "<v>***<![CDATA[***]]>***</v>"),
      ("Secretvalue99", "Secret<!-- x -->value99", "***<!-- x -->***"),
      ("Secretvalue99", "<![CDATA[Secret]]><!----><?x?>value9&#57;!", "<![CDATA[***]]><!----><?x?>***!"),
      ("Secretvalue99", #"{"x":"Secret\u003c!-- \" -->value99"}"#, #"{"x":"***\u003c!-- \" -->***"}"#),
      ("Secretvalue99", "<!-- a --><![CDATA[Secretvalue99]]>", "<!-- a --><![CDATA[***]]>"),
      ("Secretvalue99", "Secret]]>value99<!-- a", "Secret]]>value99<!-- a"),
    ])
  func markup(secret: String, text: String, expected: String) {
    #expect(SecretValues([secret]).masked(text) == expected)
  }

  @Test(
    "of a URL that is a secret the path and what the query holds are hidden by themselves, too",
    arguments: [
      ("There is nothing at /services/T000/XXXXSECRET.", "There is nothing at /***."),
      ("Cannot POST /services/T000/XXXXSECRET?code=Shh12345&v=2025", "Cannot POST /***"),
      ("The code Shh12345 is unknown: 2025", "The code *** is unknown: 2025"),
      ("https://hooks.example.com/services/T000/XXXXSECRET?code=Shh12345&v=2025#x", "***"),
      ("services%2FT000%2FXXXXSECRET of hooks.example.com", "*** of hooks.example.com"),
      ("bob's password Pw99 is wrong", "bob's password *** is wrong"),
    ])
  func urls(text: String, expected: String) {
    let url = "https://bob:Pw99@hooks.example.com/services/T000/XXXXSECRET?code=Shh12345&v=2025#x"
    #expect(
      SecretValues([url]).masked(text.replacing("https://", with: "https://bob:Pw99@")) == expected)
    #expect(SecretValues(["https://a.example/v1/new"]).masked("/v1/new") == "/v1/new")
  }

  @Test(
    "the credentials after a scheme are hidden by themselves, too",
    arguments: ["Bearer tokenvalue99", "Token  tokenvalue99", "basic tokenvalue99", "ApiKey tokenvalue99"])
  func credentials(secret: String) {
    #expect(SecretValues([secret]).masked("tokenvalue99 and \(secret)") == "*** and ***")
    #expect(SecretValues(["My tokenvalue99"]).masked("tokenvalue99") == "tokenvalue99")
  }

  @Test(
    "markup without end is gone over once", .timeLimit(.minutes(60)), arguments: ["<!--", "<?", "<![CDATA["])
  func endlessMarkup(mark: String) {
    let text = String(repeating: mark, count: 1 << 16)
    #expect(SecretValues(["Zq7ky9x"]).masked(text + "Zq7ky9x") == text + "***")
  }

  @Test("backslashes without end are gone over once for each level", .timeLimit(.minutes(60)))
  func backslashes() {
    let text = String(repeating: "\\", count: 1 << 18)
    #expect(SecretValues([#"Zq7k"y9x"#]).masked(text + "\"") == text + "\"")
  }

  @Test(
    "a secret that is escaped within base64 is hidden",
    arguments: [#"{"k":"Zm9v\/YmFyQmF6"}"#, "Zm9v%2fYmFyQmF6"])
  func withinBase64(text: String) {
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(SecretValues(["Zm9v/YmFyQmF6"]).masked("Basic \(encoded);") == "Basic ***;")
  }

  @Test(
    "a secret is hidden in base64 of ISO-8859-1", arguments: ["Zq7kéy9x", "éÃ©1234", "Ã©Ã©", "aéébc"])
  func latin1(secret: String) {
    for before in ["", "u:", "é:"] {
      let bytes = (before + secret).unicodeScalars.compactMap { UInt8(exactly: $0.value) }
      #expect(SecretValues([secret]).masked("Basic \(Data(bytes).base64EncodedString());") == "Basic ***;")
    }
  }

  @Test(
    "a secret is hidden in base64 of UTF-16", arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func base64Wide(encoding: String.Encoding) throws {
    for before in ["", "u", "us", "user:"] {
      for secret in ["Pass1word", "Zq7kéy9x", "%50ass1"] {
        let bytes = try #require((before + secret + "!").data(using: encoding))
        let masked = SecretValues([secret, "Pass1"]).masked("powershell -e \(bytes.base64EncodedString());")
        #expect(masked == "powershell -e ***;")
      }
    }
  }

  @Test(
    "a secret in base64 that is wrapped in lines is hidden with these lines",
    arguments: ["\n", "\r\n", #"\n"#, #"\r\n"#, "%0D%0A", "&#10;", "\n  "], [20, 64, 76])
  func wrapped(lineEnd: String, width: Int) {
    let secret = (0..<27).map { "\($0 % 10)ab" }.joined()
    let text = Data((String(repeating: "-", count: 60) + secret).utf8).base64EncodedString()
    let lines = stride(from: 0, to: text.count, by: width).map { String(text.dropFirst($0).prefix(width)) }
    let plain = 80 / width
    let expected = (lines[..<plain] + ["***"]).joined(separator: lineEnd)
    #expect(SecretValues([secret]).masked("<\(lines.joined(separator: lineEnd))>") == "<\(expected)>")
  }

  @Test(
    "a secret with white space at its ends is hidden when it is given back without",
    arguments: ["TOPS3CRETabc\n", " TOPS3CRETabc ", "\tTOPS3CRETabc\r\n", "TOPS3CRETabc"])
  func trimmed(secret: String) {
    #expect(SecretValues([secret]).masked("<TOPS3CRETabc>") == "<***>")
    #expect(SecretValues([" abc "]).masked("abc") == "abc")
  }

  @Test("a secret is found wherever its first characters are escaped, or not ASCII", arguments: [1, 2000])
  func beginnings(count: Int) {
    let others = (1..<count).map { "other-\($0)-secret" }
    for place in 0...4 {
      var letters = ["a", "b", "c", "d", "e", "f", "g"]
      letters[place] = "é"
      let secret = letters.joined()
      let values = SecretValues(others + [secret])
      #expect(values.masked("x\(secret)") == "x***")
      letters[place] = "\\u00e9"
      #expect(values.masked("x\(letters.joined())") == "x***")
    }
    for place in 0...4 {
      var letters = ["a", "b", "c", "d", "e", "f", "g"]
      let values = SecretValues(others + [letters.joined()])
      letters[place] = "%\(String(letters[place].utf8.first ?? 0, radix: 16))"
      #expect(values.masked("\(letters.joined())") == "***")
    }
    #expect(SecretValues(others + ["ab12"]).masked("-ab12") == "-***")
  }

  @Test(
    "a secret that stands escaped where it was found is hidden as it is read, too",
    arguments: [
      (#"pa\"S3CRET1"#, #"pa"S3CRET1"#), ("a&amp;b&lt;S3CRET", "a&b<S3CRET"),
      (#"a\/b+longTOKEN"#, "a/b+longTOKEN"),
      ("a&amp;blongTOKEN", "a&#38;blongTOKEN"), (#"a\u0026blongTOKEN"#, "a&amp;blongTOKEN"),
      (#"pa\\\"S3CRET1"#, #"pa"S3CRET1"#), ("pa&amp;quot;S3CRET1", #"pa"S3CRET1"#),
      (#"a\u0026amp;b<S3"#, "a&b<S3"),
    ])
  func asRead(secret: String, text: String) {
    #expect(SecretValues([secret]).masked("<<\(text)>> <<\(secret)>>") == "<<***>> <<***>>")
  }

  @Test("the password of Basic credentials is hidden alone", arguments: ["Zq7hunter", "Größe99", "a:b c"])
  func basic(password: String) {
    for encoding in [String.Encoding.utf8, .isoLatin1] {
      let credentials = "user:\(password)".data(using: encoding)?.base64EncodedString() ?? ""
      #expect(
        SecretValues(["Basic \(credentials)"]).masked("<\(password)> <\(credentials)>") == "<***> <***>")
    }
  }

  @Test("a secret in base64 is hidden with what stands around it", arguments: ["", "u", "us", "user:"])
  func base64(before: String) {
    let text = Data((before + Self.secret + "!").utf8).base64EncodedString()
    let masked = SecretValues([Self.secret]).masked("Basic \(text);")
    #expect(masked == "Basic ***;")
  }

  @Test(
    "what is no secret stays",
    arguments: [
      "", "pä ss", "%", "%C3", "p%C3%A", #"\u00e"#, "&amp", "&#99999999;", "\u{0}", "pä ss/\"w&rd+%25",
    ])
  func others(_ text: String) {
    #expect(SecretValues([Self.secret]).masked(text) == text)
  }

  @Test("a secret that was percent-encoded itself is hidden when it is decoded")
  func decoded() {
    #expect(
      SecretValues(["a%26%C3%BC%zz%2"]).masked("path /a&ü%zz%2 and a%26%C3%BC%zz%2") == "path /*** and ***")
  }

  @Test("a long text of secrets is gone over once", .timeLimit(.minutes(60)))
  func long() {
    let plain = String(repeating: Self.secret + "-", count: 4_000)
    let encoded = Data(String(repeating: "c2VjcmV0", count: 8_000).utf8)
    let masked = SecretValues([Self.secret, "secret"]).masked(
      plain + " " + String(decoding: encoded, as: UTF8.self))
    #expect(masked == String(repeating: "***-", count: 4_000) + " ***")
  }

  @Test("thousands of secrets are looked for together", .timeLimit(.minutes(60)))
  func many() {
    var random = SeededRandom(6)
    let secrets = (0..<1_000).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 16)
    }
    let text = secrets.joined(separator: #"%20\"+&amp;"#)
    let masked = SecretValues(secrets).masked(text)
    #expect(masked == Array(repeating: "***", count: secrets.count).joined(separator: #"%20\"+&amp;"#))
  }

  @Test(
    "a long secret that repeats itself is gone over once, and pieces of it are hidden",
    .timeLimit(.minutes(60)))
  func repeating() {
    let secret = String(repeating: "a", count: 20_000)
    #expect(SecretValues([secret]).masked("<\(secret)> <\(secret.dropLast(9))> aaaa") == "<***> <***> aaaa")
    let backslashes = String(repeating: "\\", count: 200)
    #expect(SecretValues([backslashes]).masked("<\(backslashes)>") == "<***>")
  }

  @Test("a secret is hidden in what a formatter makes of it", arguments: Placeholder.Formatter.allCases)
  func formatted(_ formatter: Placeholder.Formatter) {
    let secret = #"++Plus"Tok"#
    #expect(SecretValues([secret]).masked("<\(formatter.apply(to: secret))>").hasSuffix("***>"))
    #expect(SecretValues(["+++a"]).masked("a") == "a")
  }

  @Test("words that tell nothing are no secrets", arguments: ["true", "false", "null", "True"])
  func flags(_ word: String) {
    #expect(SecretValues([word]).masked("\(word) false") == "\(word) false")
  }

  @Test("a short value, which would be everywhere, is not looked for")
  func short() {
    #expect(SecretValues(["200", ""]).masked("200 OK") == "200 OK")
    #expect(SecretValues(["2000"]).masked("x2000y") == "x***y")
  }

  @Test("of secrets that are parts of each other the longest is hidden")
  func overlapping() {
    #expect(SecretValues(["abcd", "abcdefgh", "efghij"]).masked("-abcdefghij-") == "-***-")
  }

  @Test("every byte of a secret may be escaped or not", arguments: 0..<200)
  func mixtures(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let letters = Array(#"ab/%+&"\<é😀 "#)
    let secret = String((0..<8).map { _ in letters.randomElement(using: &random) ?? "a" })
    let text = Self.escaped(secret, using: &random)
    #expect(SecretValues([secret]).masked("(\(text))") == "(***)")
    // A backslash that is left as it is would begin an escape with what follows.
    let twice = Self.escaped(text, always: "\\", using: &random)
    #expect(SecretValues([secret]).masked("(\(twice))") == "(***)", "\(secret) as \(twice)")
  }

  /// A text whose every character is escaped in some way, or not unless it is a certain one.
  private static func escaped(
    _ text: String, always: Unicode.Scalar? = nil, using random: inout SeededRandom
  ) -> String {
    text.unicodeScalars.map { scalar -> String in
      let percent = String(scalar).utf8.map { "%" + String(format: "%02X", $0) }.joined()
      let json = String(scalar).utf16.map { String(format: "\\u%04x", $0) }.joined()
      let escapes = [percent, json, "&#\(scalar.value);"]
      return (scalar == always ? escapes : [String(scalar)] + escapes).randomElement(using: &random) ?? ""
    }.joined()
  }
}
