import Foundation
import TestSupport
import Testing

@Suite("apiinteraction test")
struct TestCommandTests {
  private static let order = """
    <ApiInteraction><Request><Url>http://127.0.0.1:9/orders/$(Order)</Url><Method>GET</Method></Request><Response>
    <Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>/name</Locator>
    <Destination>Name</Destination><DataType>String</DataType></Field><Field><Locator>/nothing</Locator>
    <Destination>Nothing</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>
    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.order, to: "order.xml")
    return folder
  }

  @Test(
    "a documented definition is sent to the sandbox, and its panel is shown",
    arguments: ["authorize", "start-session", "session-status"], ["table", "json"])
  func documented(name: String, format: String) throws {
    let result = try Command.run(
      ["test", "Definitions/\(name).template.xml", "--sandbox", "--format", format])
    #expect(result.error == "")
    #expect(result.status == 0)
    try Fixtures.compare(LiveText.settled(result.output), with: "Live/\(name).\(format)")
  }

  @Test("a value that no placeholder reads is told, but not one of a file, and not quietly")
  func unread() throws {
    let folder = try folder()
    try folder.write("Nothing: 1", to: "data.yml")
    let arguments = ["order.xml", "--data", "Ordr=7", "--config", "Key=7", "--data-file", "data.yml"]
    for command in [["test", "--sandbox"], ["resolve"]] {
      let result = try Command.run(command + arguments, in: folder.url)
      let unset = "apiinteraction: not set, and replaced by nothing: Order\n"
      #expect(
        result.error == """
          apiinteraction: --data “Ordr” is read by no placeholder. Did you mean “Order”?
          apiinteraction: --config “Key” is read by no placeholder.

          """ + (command == ["resolve"] ? unset : ""), "\(result)")
      #expect(try Command.run(command + ["--quiet"] + arguments, in: folder.url).error == "")
    }
  }

  @Test("what the configuration calls a secret is masked, sent or stored", arguments: ["table", "json"])
  func configuredSecrets(format: String) throws {
    let folder = try folder()
    try folder.write("secrets: [Order, Name]", to: ".apiinteraction.yml")
    let result = try Command.run(
      [
        "test", "order.xml", "--sandbox", "--data", "Order=topcode998877", "--format", format, "--record",
        "r.http",
      ],
      in: folder.url)
    #expect(result.status == 0 && !result.output.contains("998877"), "\(result)")
    #expect(result.output.contains("orders/***"))
    #expect(try !folder.text("r.http").contains("998877"))
  }

  @Test("quietly, there are the data sources only")
  func quiet() throws {
    let folder = try folder()
    let result = try Command.run(
      ["test", "order.xml", "--sandbox", "--data", "Order=7", "-q"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 0,
          output: """
            DATA SOURCE  VALUE        TYPE     FROM
            Code         200          Integer  the status code
            Name         Jane Doe     String   /name
            Nothing      (not found)  String   /nothing

            """, error: ""))
  }

  @Test(
    "what is expected and does not come fails, in a line for each",
    arguments: [
      (["--expect-status", "200"], []), (["--expect-status", "2xx"], []), (["--expect", "Code=200"], []),
      (["--expect-status", "201"], ["The status should be 201, but is 200."]),
      (
        ["--expect-status", "4XX", "--expect", "Nothing=x", "--expect", "Code=404"],
        [
          "The status should be 4XX, but is 200.", "“Code” should be “404”, but is “200”.",
          "“Nothing” should be “x”, but is not set.",
        ]
      ),
    ] as [([String], [String])])
  func expectations(options: [String], failures: [String]) throws {
    let folder = try folder()
    let result = try Command.run(
      ["test", "order.xml", "--sandbox", "--data", "Order=7"] + options, in: folder.url)
    #expect(result.status == (failures.isEmpty ? 0 : 1))
    #expect(result.error == failures.map { "apiinteraction: \($0)\n" }.joined())
  }

  @Test(
    "what could not come, or go where it should, is said before anything is sent",
    arguments: [
      (["--expect", "Nam=x"], "The definition sets no data source “Nam”. Did you mean “Name”?"),
      (["--repeat-until", "Nam=x"], "The definition sets no data source “Nam”. Did you mean “Name”?"),
      (["--expect", "Name"], "--expect takes name=value."),
      (["--record", "order.xml"], "order.xml: --record would write over what is read."),
      (["--record", "./link.xml"], "./link.xml: --record would write over what is read."),
      (["--record", "-"], "--record takes the name of a file."),
      (["--record", "."], ".: cannot be written: it is a folder"),
      (["--record", "none/r.json"], "none/r.json: cannot be written: No such file or directory"),
    ])
  func refusals(options: [String], message: String) throws {
    let folder = try folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link.xml").path, withDestinationPath: "order.xml")
    let result = try Command.run(
      ["test", "order.xml", "--sandbox", "--data", "Order=7"] + options, in: folder.url)
    #expect(result == Command.Result(status: 2, output: "", error: "apiinteraction: \(message)\n"))
    #expect(try folder.text("order.xml") == Self.order)
  }

  @Test(
    "options that would not count are refused",
    arguments: [
      (
        ["--expect-status", "200", "--expect-status", "201"],
        "--expect-status is given twice. A response has one status; 2xx stands for several."
      ),
      (["--every", "1s"], "--every and --for say how --repeat-until goes on: give that, too."),
      (["--for", "1s"], "--every and --for say how --repeat-until goes on: give that, too."),
    ])
  func uncounted(options: [String], message: String) throws {
    let result = try Command.run(["test", "order.xml"] + options)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("Error: \(message)\n"), "\(result.error)")
  }

  #if os(Linux)
    @Test("a record that fails does not hide what else is wrong")
    func unwritten() throws {
      let folder = try folder()
      let result = try Command.run(
        [
          "test", "order.xml", "--sandbox", "--data", "Order=7", "--record", "/dev/full", "--expect",
          "Name=x", "-q",
        ],
        in: folder.url)
      #expect(result.status == 2)
      #expect(
        result.error == """
          apiinteraction: “Name” should be “x”, but is “Jane Doe”.
          apiinteraction: /dev/full: cannot be written: No space left on device

          """)
    }

    @Test("who asks for a secret ends by the signal that comes", arguments: ["TERM", "HUP", "INT"])
    func signal(name: String) throws {
      let folder = try TemporaryFolder()
      try folder.write(Self.order.replacing("$(Order)", with: "#(Key)"), to: "order.xml")
      let script = """
        mkfifo typed; exec 3<>typed
        script -q -e -c '"$TESTED" test order.xml --interactive & asking=$!
        until stty -a </dev/tty | grep -q -e " -echo "; do kill -0 $asking || exit 9; sleep 0.02; done
        kill -\(name) $asking; wait $asking; echo "ended: $(kill -l $?)"' /dev/null <typed
        """
      let result = try Command.run(
        URL(filePath: "/bin/bash"), ["-c", script], in: folder.url,
        environment: ["TESTED": Command.executable.path, "SHELL": "/bin/bash"])
      #expect(result.output.contains("ended: \(name)"), "\(result)")
    }
  #endif

  @Test("without a response there is an interface failure, and nothing is stored")
  func refused() throws {
    let folder = try folder()
    let result = try Command.run(["test", "order.xml", "--data", "Order=7"], in: folder.url)
    #expect(result.status == 1)
    #expect(
      result.output.hasPrefix(
        "PLACEHOLDER  VALUE\n$(Order)     7\n\nGET http://127.0.0.1:9/orders/7 HTTP/1.1\n"))
    #expect(
      result.error == """
        apiinteraction: interface failure: The connection to 127.0.0.1:9 was refused: nothing listens there. The call goes to that branch, and nothing is stored.

        """)
    let json = try Command.run(
      ["test", "order.xml", "--data", "Order=7", "--format", "json"], in: folder.url)
    #expect(
      json.output.contains(
        "\"interfaceFailure\": \"The connection to 127.0.0.1:9 was refused: nothing listens there.\""))
  }

  @Test(
    "a missing configuration key is an interface failure, an open slot and a Url that is none are not sent")
  func notSent() throws {
    let folder = try TemporaryFolder()
    for (name, url) in [
      ("key", "http://127.0.0.1:9/#(Key)"), ("slot", "http://127.0.0.1:9/~~~REPLACE~~~"),
      ("file", "file:///etc/passwd"),
      ("ftp", "ftp://127.0.0.1/"), ("host", "http:///x"), ("data", "$(Url)"),
    ] {
      try folder.write(
        Self.order.replacing("http://127.0.0.1:9/orders/$(Order)", with: url), to: "\(name).xml")
    }
    func error(_ arguments: [String]) throws -> String {
      let result = try Command.run(["test"] + arguments, in: folder.url)
      #expect(result.status == 1)
      return result.error
    }
    #expect(
      try error(["key.xml"]) == """
        apiinteraction: interface failure: Nothing was sent, because a configuration key has no value: Key. The call goes to \
        that branch, and nothing is stored. For a test, --config or --config-file gives it one.

        """)
    #expect(try error(["slot.xml"]).contains("slot.xml:1:50: error: The slot “Url” is open. Fill it first."))
    for name in ["file", "ftp", "host"] { #expect(try error(["\(name).xml"]).contains("error: ")) }
    #expect(
      try error(["data.xml", "--data", "Url=http://a b/"]).contains("The value of $(Url) cannot stand here."))
    #expect(try error(["data.xml", "--strict"]).contains("The data source “Url” is not set."))
    let json = try Command.run(["test", "data.xml", "--strict", "--format", "json"], in: folder.url)
    #expect(
      json.output == """
        {"placeholders": [{"name": "Url", "kind": "dataSource", "isSet": false, "value": null}], "request": null, \
        "refused": ["The data source “Url” is not set."]}

        """)
    #expect(json.status == 1)
  }

  @Test(
    "interactively, each open slot and each placeholder without a value is asked for, and secrets are not shown"
  )
  func interactive() throws {
    let folder = try TemporaryFolder()
    let definition = Self.order.replacing("127.0.0.1:9", with: "~~~REPLACE~~~")
      .replacing("<Response>", with: "<!-- --><Response>").replacing(
        "/$(Order)", with: "/$(Order)?k=#(Key)&t=$(Order)")
    try folder.write(definition.replacing("&t", with: "&amp;t"), to: "order.xml")
    let (shown, status) = try Command.runOnTerminal(
      ["test", "order.xml", "--sandbox", "--interactive", "--no-color"],
      typing: ["no host", "a.example.com", "7", "S3CR3T"],
      in: folder.url)
    #expect(status == 0)
    #expect(shown.components(separatedBy: "Url: ").count == 3)
    #expect(shown.components(separatedBy: "$(Order): ").count == 2)
    #expect(shown.contains("$(Order)     7\n#(Key)       ***\n"))
    #expect(shown.contains("/orders/7?k=***&t=7 HTTP/1.1\n"))
    // What was typed before it was asked for is shown by the terminal.
    #expect(shown.components(separatedBy: "PLACEHOLDER").last?.contains("S3CR3T") == false)
  }

  @Test(
    "a Url that is no absolute http or https URL opens no connection",
    arguments: ["file:", "ftp:", "", "http:/", "http:///"], [[], ["--format", "json"]])
  func noConnection(scheme: String, options: [String]) throws {
    let folder = try folder()
    let server = try RawServer(body: Array("<r><name>x</name></r>".utf8), in: folder)
    let place = server.url.dropFirst("http:".count)
    let refused = Self.order.replacing("http://127.0.0.1:9", with: scheme + place)
    try folder.write(refused, to: "refused.xml")
    try folder.write(Self.order.replacing("http://127.0.0.1:9", with: server.url), to: "sent.xml")
    let result = try Command.run(["test", "refused.xml", "--data", "Order=7"] + options, in: folder.url)
    #expect(result.status == 1)
    #expect(result.error.contains("error: "), "\(result)")
    #expect(options.isEmpty || result.output.contains("}], \"request\": null, \"refused\": ["))
    // What may be sent is the first that the server hears of.
    #expect(try Command.run(["test", "sent.xml", "--data", "Order=7"], in: folder.url).status == 0)
    #expect(try server.stop() == 1)
  }

  @Test("with --sandbox no proxy is asked", arguments: ["no_proxy", "NO_PROXY"])
  func proxy(name: String) throws {
    let folder = try folder()
    let server = try RawServer(Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8), in: folder)
    let result = try Command.run(
      ["test", "order.xml", "--sandbox", "--data", "Order=7", "-q", "--expect-status", "200"], in: folder.url,
      environment: ["http_proxy": server.url, "all_proxy": server.url, name: "example.com"])
    #expect(result.status == 0, "\(result)")
    #expect(try server.stop() == 0)
  }

  @Test("of a request that was not made JSON says so, whatever is wrong")
  func noRequest() throws {
    let folder = try folder()
    try folder.write(Self.order.replacing("$(Order)", with: "#(Key)"), to: "key.xml")
    let result = try Command.run(["test", "key.xml", "--format", "json"], in: folder.url)
    #expect(
      result.output == """
        {"placeholders": [{"name": "Key", "kind": "configuration", "isSet": false, "value": null}], "request": null, \
        "interfaceFailure": "Nothing was sent, because a configuration key has no value: Key."}

        """)
    let table = try Command.run(["test", "key.xml"], in: folder.url)
    #expect(table.output == "PLACEHOLDER  VALUE\n#(Key)       (not set)\n\n")
  }

  @Test("a response in another encoding is shown and recorded as UTF-8, its secrets masked")
  func encoding() throws {
    let folder = try folder()
    let xml =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r><name>café</name><password>sécret</password></r>"
    let body = try #require(xml.data(using: .isoLatin1))
    let server = try RawServer(headers: ["Content-Type: application/xml"], body: Array(body), in: folder)
    try folder.write(Self.order.replacing("http://127.0.0.1:9", with: server.url), to: "order.xml")
    let test = ["test", "order.xml", "--data", "Order=7"]
    let sent = try Command.run(test + ["--record", "r.json"], in: folder.url)
    #expect(sent.status == 0, "\(sent)")
    let shown = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><r><name>café</name><password>***</password></r>"
    #expect(sent.output.hasSuffix("\n\n\(shown)\n"))
    let mapped = try Command.run(["map", "order.xml", "r.json", "--format", "json"], in: folder.url)
    #expect(mapped.status == 0)
    #expect(mapped.output.contains(#""Name": "café""#))
    let json = try Command.run(test + ["--format", "json"], in: folder.url)
    #expect(json.output.contains(shown.replacing("\"", with: "\\\"")))
    try server.stop()
  }

  @Test(
    "a response that is no text is not recorded, and the message says why",
    arguments: [
      [0x3C, 0x72, 0x3E, 0xFF], "{\"password\": 1}".utf8.flatMap { [$0, 0] },
      [0xFF, 0xFE] + "{\"password\": 1}".utf8.flatMap { [$0, 0] },
    ] as [[UInt8]])
  func noText(body: [UInt8]) throws {
    let folder = try folder()
    let server = try RawServer(body: body, in: folder)
    try folder.write(Self.order.replacing("http://127.0.0.1:9", with: server.url), to: "order.xml")
    let result = try Command.run(
      ["test", "order.xml", "--data", "Order=7", "-q", "--record", "r.json"], in: folder.url)
    #expect(result.status == 1)
    #expect(
      result.error == """
        apiinteraction: r.json: the response is neither UTF-8 nor XML in the encoding that it names, so it cannot be \
        recorded.

        """)
    let shown = try Command.run(["test", "order.xml", "--data", "Order=7"], in: folder.url)
    #expect(shown.output.hasSuffix("\n\n(\(body.count) bytes that are no text in UTF-8)\n"), "\(shown)")
    try server.stop()
  }

  @Test("work that does not end when it is interrupted is ended, with a word")
  func stuck() throws {
    let folder = try folder()
    let script = """
      mkfifo r.json
      "$1" test order.xml --sandbox --data Order=7 -q --record r.json >shown & testing=$!
      until [ -s shown ]; do kill -0 $testing || exit 9; sleep 0.02; done
      kill -TERM $testing; wait $testing; echo $?
      """
    let result = try Command.run(
      URL(filePath: "/bin/bash"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(
      result
        == Command.Result(status: 0, output: "143\n", error: "apiinteraction: The run was interrupted.\n"))
  }

  @Test("a response that ends inside its header is an interface failure")
  func brokenResponse() throws {
    let folder = try folder()
    let server = try RawServer(Array("HTTP/1.1 200 OK\r\nContent-Ty".utf8), in: folder)
    try folder.write(
      try folder.text("order.xml").replacing("http://127.0.0.1:9", with: server.url), to: "broken.xml")
    let result = try Command.run(["test", "broken.xml", "--data", "Order=7", "-q"], in: folder.url)
    #expect(try server.stop() == 1)
    #expect(result.status == 1 && result.output == "", "\(result)")
    // The library that URLSession is made of on Linux says something itself, and stops.
    #expect(
      result.error.contains("apiinteraction: interface failure: What came back is not a valid HTTP response"))
    #expect(result.error.hasSuffix(" The call goes to that branch, and nothing is stored.\n"))
  }

  @Test("a record is what map reads, its secrets masked")
  func record() throws {
    let folder = try TemporaryFolder()
    let definition = Fixtures.folder.appending(path: "Definitions/authorize.template.xml").path
    let sent = try Command.run(["test", definition, "--sandbox", "--record", "r.json"], in: folder.url)
    #expect(sent.status == 0)
    let text = try folder.text("r.json")
    try Fixtures.compare(LiveText.settled(text), with: "Live/record.json")
    let mapped = try Command.run(["map", definition, "r.json", "--format", "json"], in: folder.url)
    #expect(mapped.status == 0)
    #expect(mapped.output.contains(#""AccessToken": "***""#))
    #expect(mapped.output.contains(#""AuthorizeResponseCode": "200""#))
  }
}
