import Foundation
import TestSupport
import Testing

/// A real terminal is between the test and the command: that of `script`.
@Suite("apiinteraction fill --interactive")
struct InteractiveTests {
  private static let template = "Definitions/authorize.template.xml"

  /// Runs the command on a terminal at which somebody types; gives what the terminal shows.
  private func type(_ lines: [String], into arguments: [String]) throws -> (shown: String, status: Int32) {
    try Command.runOnTerminal(arguments, typing: lines)
  }

  @Test("each open slot is asked for with its place, and asked again until it takes the answer")
  func asks() throws {
    let folder = try TemporaryFolder()
    let out = folder.url.appending(path: "out.xml").path
    let (shown, status) = try type(
      ["a.b", "https://a.b", "#(Key)"],
      into: ["fill", Self.template, "--interactive", "--set", "client_id=R+D", "-o", out])
    #expect(status == 0)
    #expect(
      shown.contains(
        "Definitions/authorize.template.xml:3:10:\n  3 |     <Url>~~~REPLACE~~~/auth/connect/token</Url>\n    |          ^^^^^^^^^^^^^\nUrl: "
      ))
    #expect(shown.contains("This is not an absolute URL. It must begin with https:// or http://.\nUrl: "))
    #expect(!shown.contains("client_id: "))
    #expect(try folder.text("out.xml").contains("client_id=R%2BD&client_secret=#(Key)]]"))
  }

  @Test(
    "what is typed for a secret is not shown, and Ctrl-C leaves a terminal that shows again what is typed")
  func secret() throws {
    let folder = try TemporaryFolder()
    let template = Fixtures.folder.appending(path: Self.template).path
    let fill =
      "\(Command.executable.path) fill \(template) --interactive --set client_id=c --set Url=https://a.b"
    // Typing waits for the question, as a person does.
    let typing = """
      wait_for() { until grep -sq "$1" log; do sleep 0.02; done; }
      wait_for client_secret:; printf 'S3CR3T\\n'; wait_for AGAIN
      until [ "$(grep -c client_secret: log)" = 2 ]; do sleep 0.02; done
      printf '\\003'; wait_for END; printf 'x\\n'; sleep 0.2
      """
    let session = "trap : INT; \(fill) -o out.xml; echo AGAIN; \(fill); stty -a; echo END; read answer"
    try folder.write(session, to: "session.sh")
    try folder.write(typing, to: "typing.sh")
    let script = "sh typing.sh | script -q -f -c 'sh session.sh' log > shown"
    _ = try Command.run(URL(filePath: "/bin/sh"), ["-c", script], in: folder.url)
    let shown = try folder.text("shown")
    #expect(try folder.text("out.xml").contains("client_secret=S3CR3T]]"))
    #expect(!shown.contains("S3CR3T"))
    #expect(shown.contains(" echo "))
  }

  @Test("what is typed for a placeholder that stands where a secret does is not shown")
  func placedSecret() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      try Fixtures.text("Definitions/session-status.template.xml").replacing("AccessToken", with: "Tok"),
      to: "d.xml")
    let test = "\(Command.executable.path) test d.xml --sandbox --interactive --no-color"
    let typing = """
      until grep -sq '[$](Tok): ' log; do sleep 0.02; done
      printf 'S3CR3T\\n'
      """
    try folder.write(typing, to: "typing.sh")
    let script = "sh typing.sh | script -q -f -c '\(test)' log > shown"
    _ = try Command.run(URL(filePath: "/bin/sh"), ["-c", script], in: folder.url)
    let shown = try folder.text("shown")
    #expect(shown.contains("$(Tok)                  ***\r\n"), "\(shown)")
    #expect(!shown.contains("S3CR3T"), "\(shown)")
  }

  @Test("what is wrong already is said before anything is asked")
  func mistakesFirst() throws {
    let (shown, status) = try type([], into: ["fill", Self.template, "--interactive", "--set", "Url=bad"])
    #expect(status == 1)
    #expect(shown.contains("The value for “Url” is refused."))
    #expect(!shown.contains("client_id: "))
  }

  @Test("an answer that spoils the text around it together with an earlier one is asked for again")
  func together() throws {
    let template =
      "<ApiInteraction><Request><Body>x ~~~REPLACE:a~~~~~~REPLACE:b~~~</Body></Request></ApiInteraction>"
    let folder = try TemporaryFolder()
    let file = try folder.write(template, to: "t.xml").path
    let (shown, status) = try type(["$", "(X)", "1"], into: ["fill", file, "--interactive"])
    #expect(status == 0)
    #expect(shown.contains("makes a placeholder or a slot.\nb: "))
    #expect(shown.contains("<Body>x $1</Body>"))
  }

  @Test("work that takes over a second shows how far it is on a terminal, and clears the line")
  func progress() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,Url\n" + (0..<8000).map { "\($0),https://a.b\n" }.joined(), to: "c.csv")
    try folder.write(
      "output: \"{a}.xml\"\ntemplates: [session-status]\ntargets: {csv: c.csv}", to: "m.yml")
    let arguments = ["generate", folder.url.appending(path: "m.yml").path, "--dry-run", "--jobs", "1"]
    let (shown, status) = try type([], into: arguments)
    #expect(status == 0)
    #expect(shown.contains(" of 8000\u{1B}[K"))
    #expect(shown.contains("\r\u{1B}[Kcreate  0.xml\n"))
    try folder.write("a,Url\n1,https://a.b\n", to: "c.csv")
    #expect(try type([], into: arguments).shown == "create  1.xml\n1 file: 1 to write, 0 unchanged\n")
  }

  @Test("when the input ends before every slot has a value, nothing is written")
  func end() throws {
    let (shown, status) = try type(["https://a.b", "\u{4}"], into: ["fill", Self.template, "--interactive"])
    #expect(status == 1)
    #expect(shown.hasSuffix("apiinteraction: The input ended before every question was answered.\n"))
    #expect(!shown.contains("<ApiInteraction>"))
  }

  @Test("without a terminal it is wrong usage")
  func noTerminal() throws {
    let command = [Command.executable.path, "fill", Self.template, "--interactive"]
    let result = try Command.run(
      URL(filePath: "/usr/bin/env"), ["setsid", "--wait"] + command, in: Fixtures.folder)
    #expect(
      result
        == Command.Result(
          status: 2, output: "",
          error:
            "apiinteraction: --interactive needs a terminal. Give the values by options where there is none.\n"
        ))
  }
}
