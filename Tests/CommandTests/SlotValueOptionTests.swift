import Foundation
import TestSupport
import Testing

@Suite("Where the values of slots come from")
struct SlotValueOptionTests {
  private static let template =
    "<ApiInteraction><Request><Body>a=~~~REPLACE~~~&amp;b=~~~REPLACE~~~</Body></Request></ApiInteraction>"

  private func fill(
    _ arguments: [String], template: String = template, environment: [String: String] = [:],
    files: [String: [UInt8]] = [:]
  ) throws -> Command.Result {
    let folder = try TemporaryFolder()
    try folder.write(template, to: "t.xml")
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    return try Command.run(["fill", "t.xml"] + arguments, in: folder.url, environment: environment)
  }

  private func filled(_ a: String, _ b: String) -> Command.Result {
    let body = Self.template.split(separator: "~~~REPLACE~~~", omittingEmptySubsequences: false)
    return Command.Result(status: 0, output: body[0] + a + body[1] + b + body[2], error: "")
  }

  @Test("--set wins over --set-file, that over --env, that over --values")
  func precedence() throws {
    let files = ["v.yml": "a: values\nb: values", "f": "file"].mapValues { Array($0.utf8) }
    let environment = ["P_a": "environment"]
    let layers: [(arguments: [String], a: String)] = [
      (["--values", "v.yml"], "values"), (["--env", "P_"], "environment"), (["--set-file", "a=f"], "file"),
      (["--set", "a=set"], "set"),
    ]
    for count in layers.indices {
      // Whatever the order in which they are given.
      let arguments = layers[...count].reversed().flatMap(\.arguments)
      #expect(
        try fill(arguments, environment: environment, files: files) == filled(layers[count].a, "values"))
    }
  }

  @Test("a name and the last part of it mean the same slot")
  func shortNames() throws {
    let template = Self.template.replacing(
      "a=~~~REPLACE~~~&amp;b=~~~REPLACE~~~", with: "{\"x\": {\"y\": \"~~~REPLACE~~~\"}}")
    let files = ["v.yml": Array("x: {y: values}".utf8)]
    let result = try fill(["--values", "v.yml", "--set", "y=set"], template: template, files: files)
    #expect(result.output.contains("{\"y\": \"set\"}"))
    let twice = try fill(["--set", "y=1", "--set", "x.y=2"], template: template)
    #expect(twice.status == 1)
    #expect(twice.error == "t.xml: The slot “x.y” is given two values.\nt.xml: The slots are “x.y”.\n")
  }

  @Test("a variable has the slot's name in its own case, with _ for all but ASCII letters and digits")
  func environmentNames() throws {
    let template = Self.template.replacing(
      "a=~~~REPLACE~~~&amp;b=~~~REPLACE~~~",
      with: "{\"PaymentData\": {\"cardholder Address\": \"~~~REPLACE~~~\", \"é1\": ~~~REPLACE~~~}}")
    let result = try fill(
      ["--env", "APP_"], template: template,
      environment: [
        "APP_PaymentData_cardholder_Address": "1 \"High\" Street", "APP_PaymentData__1": "5",
        "APP_other": "x",
      ])
    #expect(result.output.contains(#"{"cardholder Address": "1 \"High\" Street", "é1": 5}"#))
    let open = try fill(["--env", "NO_SUCH_"], template: template)
    #expect(
      open.error == """
        t.xml:1:72: The slot “PaymentData.cardholder Address” has no value. It is read from NO_SUCH_PaymentData_cardholder_Address.
        t.xml:1:94: The slot “PaymentData.é1” has no value. It is read from NO_SUCH_PaymentData__1.
        t.xml: The slots are “PaymentData.cardholder Address”, “PaymentData.é1”.

        """)
  }

  @Test("a variable that is that of two slots is refused, not guessed")
  func environmentClash() throws {
    let template = Self.template.replacing("b=", with: "a%20=").replacing("a=~", with: "a%21=~")
    let result = try fill(["--env", "P_"], template: template, environment: ["P_a_20": "x", "P_a_21": "y"])
    #expect(result.status == 0)
    let clash = try fill(
      ["--env", "P_"], template: Self.template.replacing("b=", with: "c.d=").replacing("a=~", with: "c_d=~"),
      environment: ["P_c_d": "x"])
    #expect(
      clash
        == Command.Result(
          status: 1, output: "",
          error:
            "apiinteraction: P_c_d could be the value of “c_d” and of “c.d”. Use --set for one of them.\n"))
    let settled = try fill(
      ["--env", "P_", "--set", "c.d=y"],
      template: Self.template.replacing("b=", with: "c.d=").replacing("a=~", with: "c_d=~"),
      environment: ["P_c_d": "x"])
    #expect(settled.output.contains("c_d=x&amp;c.d=y"))
  }

  @Test(
    "of a file, the line end at its end and a byte order mark are not part of the value",
    arguments: [
      ("x", "x"), ("x\n", "x"), ("x\r\n", "x"), ("x\n\n", "x%0A"), ("\u{FEFF}x", "x"), ("", ""), ("\n", ""),
    ])
  func files(contents: String, value: String) throws {
    let result = try fill(
      ["--set-file", "a=f", "--set", "b="], files: ["f": Array(contents.utf8)])
    #expect(result == filled(value, ""))
  }

  @Test(
    "a file that cannot be a value ends the command",
    arguments: [
      ("a=missing", 2, "apiinteraction: missing: cannot be read: No such file or directory\n"),
      ("a=binary", 1, "apiinteraction: binary: The file is not UTF-8.\n"),
      ("a", 2, "apiinteraction: --set-file takes name=path.\n"),
    ] as [(String, Int32, String)])
  func badFiles(argument: String, status: Int32, message: String) throws {
    let result = try fill(["--set-file", argument], files: ["binary": [0xFF, 0xFE]])
    #expect(result == Command.Result(status: status, output: "", error: message))
  }

  @Test("--partial leaves slots without a value open; what is given is still checked")
  func partial() throws {
    let result = try fill(["--partial", "--set", "b=1&2"])
    #expect(result == filled("~~~REPLACE~~~", "1%262"))
    #expect(try fill(["--partial"]) == filled("~~~REPLACE~~~", "~~~REPLACE~~~"))
    let unknown = try fill(["--partial", "--set", "c=1"])
    #expect(unknown.status == 1)
    #expect(unknown.error == "t.xml: There is no slot “c”.\nt.xml: The slots are “a”, “b”.\n")
    let refused = try fill(["--partial", "--set", "b=$(X"])
    #expect(refused.status == 1)
  }

  @Test("a value that breaks with the text around it is named, not the first one in the same body")
  func blame() throws {
    let template = Self.template.replacing(
      "&amp;b=~~~REPLACE~~~", with: "&amp;b=$~~~REPLACE~~~&amp;c=~~~REPLACE~~~")
    let result = try fill(["--set", "a=1", "--set", "b=", "--set", "c=2"], template: template)
    #expect(result.status == 0)
    let text =
      "<ApiInteraction><Request><Body>~~~REPLACE:a~~~ $~~~REPLACE:b~~~ ~~~REPLACE:c~~~</Body></Request></ApiInteraction>"
    #expect(
      try fill(["--set", "a=1", "--set", "b=(X)", "--set", "c=2"], template: text).error == """
        t.xml:1:49: The value for “b” is refused. Together with the text around it this value makes a placeholder or a slot.
        t.xml: The slots are “a”, “b”, “c”.

        """)
  }

  @Test("a value that makes a definition too large to be read again is refused")
  func size() throws {
    let result = try fill(
      ["--set-file", "a=f", "--set", "b=1"], files: ["f": Array(repeating: UInt8(ascii: "x"), count: 1 << 20)]
    )
    #expect(
      result
        == Command.Result(
          status: 1, output: "",
          error: """
            t.xml:1:34: The value for “a” is refused. The definition would be larger than 1048576 bytes and could not be read.
            t.xml: The slots are “a”, “b”.

            """))
  }

  @Test("with --partial, a value that changes what kind the body is has to come with the others")
  func partialKind() throws {
    let text =
      "<ApiInteraction><Request><Body>~~~REPLACE:a~~~~~~REPLACE:b~~~</Body></Request></ApiInteraction>"
    #expect(try fill(["--set", "a=k", "--set", "b==v"], template: text).output.contains("<Body>k=v</Body>"))
    let partial = try fill(["--partial", "--set", "b==v"], template: text)
    #expect(partial.status == 1)
    #expect(
      partial.error.contains("t.xml:1:47: The value for “b” is refused. It changes what kind of body this is")
    )
  }

  // MARK: - New

  @Test("new lists its templates with a sentence each")
  func list() throws {
    let result = try Command.run(["new", "--list"])
    #expect(result.status == 0)
    let names = result.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(
      names == [
        "authorize", "start-session", "session-status", "json-get", "json-post", "xml-post", "form-post",
        "blank",
      ])
    #expect(result.output.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(".") })
  }

  @Test("new writes the template as it is without values, and fills it with them")
  func new() throws {
    let template = try Command.run(["new", "session-status"])
    #expect(template.status == 0)
    #expect(template.output.contains("<Url>~~~REPLACE~~~/globalpci"))
    let filled = try Command.run(["new", "session-status", "--set", "Url=https://a.b"])
    #expect(
      filled
        == Command.Result(
          status: 0, output: template.output.replacing("~~~REPLACE~~~", with: "https://a.b"), error: ""))
    let open = try Command.run([
      "new", "authorize", "--set", "Url=https://a.b", "--set", "client_secret=#(K)",
    ])
    #expect(
      open
        == Command.Result(
          status: 1, output: "",
          error: """
            authorize:11:76: The slot “client_id” has no value.
            authorize: The slots are “Url”, “client_id”, “client_secret”.

            """))
  }

  @Test(
    "a template that there is not is refused with the nearest, or all of them",
    arguments: [
      (["new", "autorize"], "apiinteraction: There is no template “autorize”. Did you mean “authorize”?\n"),
      (
        ["new", "x"],
        "apiinteraction: There is no template “x”. There are authorize, start-session, session-status, json-get, json-post, xml-post, form-post, blank.\n"
      ),
      (
        ["new"],
        "apiinteraction: Name a template: authorize, start-session, session-status, json-get, json-post, xml-post, form-post, blank.\n"
      ),
    ])
  func noTemplate(arguments: [String], message: String) throws {
    #expect(try Command.run(arguments) == Command.Result(status: 2, output: "", error: message))
  }
}
