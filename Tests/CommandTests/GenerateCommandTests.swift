import Foundation
import TestSupport
import Testing

@Suite("apiinteraction generate")
struct GenerateCommandTests {
  private static let manifest = "Generation/payment-plan.yml"

  /// A folder with a small manifest of two targets and one template.
  private func example(
    output: String = "{account}.xml", targets: String = "[{account: a, v: 1}, {account: b, v: 2}]"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.template, to: "t.template.xml")
    try folder.write("output: \"\(output)\"\ntemplates: [t.template.xml]\ntargets: \(targets)\n", to: "m.yml")
    return folder
  }

  private static let template =
    "<ApiInteraction><Request><Url>https://a.example/~~~REPLACE:v~~~</Url><Method>GET</Method></Request><Response>"
    + "<Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>\n"

  private func files(in folder: URL) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.reduce(into: [:]) { files, path in
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { return }
      files[path] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
  }

  // MARK: - The payment plan

  @Test("the payment plan gives the expected files, whatever the number of jobs", arguments: ["1", "2", "5"])
  func paymentPlan(jobs: String) throws {
    let folder = try TemporaryFolder()
    let out = folder.url.appending(path: "new/out")
    let result = try Command.run(["generate", Self.manifest, "-o", out.path, "--jobs", jobs])
    #expect(
      result
        == Command.Result(status: 0, output: "18 files: 18 created, 0 changed, 0 unchanged\n", error: ""))
    #expect(try files(in: out) == files(in: Fixtures.folder.appending(path: "Generation/expected")))
    let lint = try Command.run(["lint", out.path])
    #expect(lint.output == "18 files checked: 0 errors, 0 warnings\n")
  }

  @Test("what is generated already is up to date, and is not touched")
  func upToDate() throws {
    let check = try Command.run(["generate", Self.manifest, "-o", "Generation/expected", "--check"])
    #expect(check == Command.Result(status: 0, output: "18 files: up to date\n", error: ""))
    let folder = try example()
    #expect(try Command.run(["generate", "m.yml"], in: folder.url).status == 0)
    let date = Date(timeIntervalSince1970: 1_000_000)
    let file = folder.url.appending(path: "a.xml").path
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    let again = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(again.output == "2 files: 0 created, 0 changed, 2 unchanged\n")
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date == date)
  }

  @Test("--check shows what is out of date as a diff, fails, and writes nothing")
  func check() throws {
    let folder = try example()
    try folder.write(Self.template.replacing("~~~REPLACE:v~~~", with: "9"), to: "a.xml")
    let before = try files(in: folder.url)
    let result = try Command.run(["generate", "m.yml", "--check"], in: folder.url)
    let line = Self.template.trimmingCharacters(in: .newlines)
    let lines = ["9", "1", "2"].map { line.replacing("~~~REPLACE:v~~~", with: $0) }
    #expect(
      result
        == Command.Result(
          status: 1,
          output: """
            --- a.xml
            +++ a.xml
            @@ -1,1 +1,1 @@
            -\(lines[0])
            +\(lines[1])
            --- /dev/null
            +++ b.xml
            @@ -0,0 +1,1 @@
            +\(lines[2])
            2 files: 2 out of date

            """, error: ""))
    #expect(try files(in: folder.url) == before)
  }

  @Test("a diff masks secrets; the files hold them")
  func secrets() throws {
    let folder = try TemporaryFolder()
    let manifest = """
      output: a.xml
      templates: [authorize]
      targets: [{Url: "https://a.b", client_id: c, client_secret: S3CR3T}]
      """
    try folder.write(manifest, to: "m.yml")
    let check = try Command.run(["generate", "m.yml", "--check"], in: folder.url)
    #expect(check.output.contains("client_secret=***]]>"))
    #expect(!(check.output + check.error).contains("S3CR3T"))
    #expect(try Command.run(["generate", "m.yml"], in: folder.url).status == 0)
    #expect(try folder.text("a.xml").contains("client_secret=S3CR3T"))
  }

  @Test("--dry-run lists what would be written and writes nothing")
  func dryRun() throws {
    let folder = try example(output: "x/{account}.xml")
    let result = try Command.run(["generate", "m.yml", "--dry-run", "-o", "out"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 0, output: "create  x/a.xml\ncreate  x/b.xml\n2 files: 2 to write, 0 unchanged\n", error: ""
        ))
    #expect(try folder.names() == ["m.yml", "t.template.xml"])
  }

  @Test("a manifest may come from standard input, in JSON, and --quiet says nothing")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    let manifest =
      #"{"output": "{n}.xml", "templates": ["session-status"], "targets": [{"n": 1, "Url": "https://a.b"}]}"#
    let result = try Command.run(["generate", "-", "--quiet"], in: folder.url, input: manifest)
    #expect(result == Command.Result(status: 0, output: "", error: ""))
    #expect(try folder.text("1.xml").contains("<Url>https://a.b/globalpci"))
  }

  // MARK: - What is refused

  @Test("a value that its place cannot take is named with its row, target and slot; the others are written")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      output: "{account}/{template}.xml"
      templates: [authorize, session-status]
      targets: {csv: accounts.csv}
      """, to: "m.yml")
    try folder.write(
      """
      account,Url,client_id,client_secret
      one,https://a.b,c,#(Key)
      two,a.b,"two
      lines",#(Key)
      three,https://a.b,c,

      """, to: "accounts.csv")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 1, output: "6 files: 3 created, 0 changed, 0 unchanged, 3 failed\n",
          error: """
            accounts.csv:3: Target “two”, slot “Url” at authorize:3:10: The value for “Url” is refused. This is not an absolute URL. It must begin with https:// or http://.
            accounts.csv:3: Target “two”, slot “Url” at session-status:3:10: The value for “Url” is refused. This is not an absolute URL. It must begin with https:// or http://.
            accounts.csv:5: Target “three”, slot “client_secret” at authorize:11:104: The slot “client_secret” has no value.

            """))
    #expect(
      try files(in: folder.url).keys.sorted() == [
        "accounts.csv", "m.yml", "one/authorize.xml", "one/session-status.xml", "three/session-status.xml",
      ])
  }

  @Test(
    "a manifest with a mistake is refused with its place, and nothing is written",
    arguments: [
      (
        "output: a.xml\ntemplates: [blank]\ntarget: []",
        "m.yml:3:1: A manifest has no “target”. Did you mean “targets”?"
      ),
      (
        "output: ../a.xml\ntemplates: [blank]\ntargets: [{}]",
        "m.yml:1:9: The output holds .., but it must be a path in the output folder."
      ),
      (
        "output: /a.xml\ntemplates: [blank]\ntargets: [{}]",
        "m.yml:1:9: The output must be a path in the output folder. Remove the / at its start."
      ),
      (
        "output: \"{a}.xml\"\ntemplates: [session-status]\nvalues: {Url: \"https://a.b\"}\ntargets: [{a: x/../../y}]",
        "m.yml:4:11: The value of “a” cannot be part of a path. It must not be empty, nor hold a / or a control character."
      ),
      (
        "output: \"{a}/x.xml\"\ntemplates: [session-status]\nvalues: {Url: \"https://a.b\"}\ntargets: [{a: ..}]",
        "m.yml:4:11: The output holds .., but it must be a path in the output folder."
      ),
      (
        "output: a.xml\ntemplates: [session-status]\ntargets: [{Url: \"https://a.b\"}, {Url: \"https://c.d\"}]",
        "m.yml:3:33: “a.xml” would be written twice: the target at m.yml:3:11 makes it already."
      ),
      (
        "output: a.xml\ntemplates: [session-state]\ntargets: [{}]",
        "m.yml:2:13: There is no built-in template “session-state”. Did you mean “session-status”? A file is named with its ending."
      ),
      (
        "output: a.xml\ntemplates: [session-status]\ntargets: [{url: x}]",
        "m.yml:3:12: No slot of a template and nothing in the output's path has the name “url”. Did you mean “Url”?"
      ),
      (
        "output: a.xml\ntemplates: [session-status]\ntargets: {csv: c.csv}",
        "c.csv:1: There is no column “Url” and no shared value for the slot at session-status:3:10."
      ),
    ])
  func mistakes(manifest: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(manifest, to: "m.yml")
    try folder.write("\u{FEFF}account,x\r\n\r\n,\r\n1,\r\n", to: "c.csv")
    let result = try Command.run(["generate", "m.yml", "-o", "out"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.split(separator: "\n").contains { $0 == message }, "\(result.error)")
    #expect(try folder.names() == ["c.csv", "m.yml"])
  }

  @Test(
    "what the linter finds in a result is led back to the value, and kept out of the folder unless --no-lint")
  func lint() throws {
    let folder = try example(targets: "[{account: a, v: 1}, {account: b, v: \"${X}\"}]")
    try folder.write(
      Self.template.replacing(
        "<Url>https://a.example/~~~REPLACE:v~~~",
        with: "<Url>https://a.example/</Url><Body>~~~REPLACE:v~~~</Body><Url>"
      ).replacing("<Url></Url>", with: ""), to: "t.template.xml")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output == "2 files: 1 created, 0 changed, 0 unchanged, 1 failed\n")
    #expect(
      result.error
        == "m.yml:3:44: Target “b”, slot “v” at t.template.xml:1:61: “${X}” is sent as it is written. To insert a value, write $(X). [placeholder-lookalike]\n"
    )
    #expect(try Command.run(["generate", "m.yml", "--no-lint"], in: folder.url).status == 0)
    #expect(try folder.text("b.xml").contains("<Body>${X}</Body>"))
  }

  @Test("what is wrong with a template itself is said once, and nothing is written")
  func brokenTemplate() throws {
    let folder = try example()
    try folder.write(Self.template.replacing("JSON", with: "YAML"), to: "t.template.xml")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.hasPrefix("t.template.xml:1:116: "))
    #expect(try folder.names() == ["m.yml", "t.template.xml"])
  }

  @Test("a file that cannot be read is named where the manifest names it")
  func missingFile() throws {
    let folder = try example()
    try FileManager.default.removeItem(at: folder.url.appending(path: "t.template.xml"))
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "",
          error: "m.yml:2:13: t.template.xml: cannot be read: No such file or directory\n"))
  }

  @Test("no symbolic link is followed out of the folder, or at all")
  func links() throws {
    let folder = try example(output: "x/{account}.xml")
    let outside = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "out"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "out/x"), withDestinationURL: outside.url)
    let result = try Command.run(["generate", "m.yml", "-o", "out"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "2 files: 0 created, 0 changed, 0 unchanged, 2 failed\n",
          error: """
            x/a.xml: cannot be written: “x” is a symbolic link, which is not followed
            x/b.xml: cannot be written: “x” is a symbolic link, which is not followed

            """))
    #expect(try outside.names() == [])
  }

  @Test("the manifest, the templates and the table are never written over")
  func inputs() throws {
    let folder = try example(output: "{account}", targets: "[{account: t.template.xml, v: 1}]")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(result.status == 2)
    #expect(
      result.error
        == "t.template.xml: cannot be written: it is one of the files that the definitions are made from\n")
    #expect(try folder.text("t.template.xml") == Self.template)
  }

  @Test("a folder that cannot be written to is said for each file, and stays as it is")
  func readOnly() throws {
    let folder = try example()
    let out = folder.url.appending(path: "out")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    for path in [folder.url, out] {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path.path)
    }
    // Permissions do not hold for root: it gives its rights away first.
    let program = getuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : []
    let command = program + [Command.executable.path, "generate", "m.yml", "-o", "out"]
    let result = try Command.run(URL(filePath: "/usr/bin/env"), command, in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "2 files: 0 created, 0 changed, 0 unchanged, 2 failed\n",
          error: "a.xml: cannot be written: Permission denied\nb.xml: cannot be written: Permission denied\n")
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: out.path) == [])
  }

  @Test("a file that would grow past a limit leaves nothing half-written")
  func sizeLimit() throws {
    let folder = try example()
    try folder.write("before", to: "b.xml")
    let script = "(ulimit -f 0; \"$@\" 2>&1; echo $?) | cat"
    let arguments = ["-c", script, "sh", Command.executable.path, "generate", "m.yml"]
    let result = try Command.run(URL(filePath: "/bin/sh"), arguments, in: folder.url)
    #expect(
      result.output
        == """
        2 files: 0 created, 0 changed, 0 unchanged, 2 failed
        a.xml: cannot be written: File too large
        b.xml: cannot be written: File too large
        2

        """
    )
    #expect(try folder.names() == ["b.xml", "m.yml", "t.template.xml"])
    #expect(try folder.text("b.xml") == "before")
  }

  @Test(
    "when it is interrupted, every file is whole or absent, and the shell sees the signal",
    arguments: [("INT", SIGINT), ("TERM", SIGTERM)])
  func interruption(signal: (name: String, number: Int32)) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.template, to: "t.template.xml")
    let rows = (0..<20_000).map { "\($0),\($0)\n" }.joined()
    try folder.write("account,v\n" + rows, to: "c.csv")
    try folder.write(
      "output: \"{account}.xml\"\ntemplates: [t.template.xml]\ntargets: {csv: c.csv}", to: "m.yml")
    let script = """
      (until [ -e out/9.xml ]; do sleep 0.01; done; kill -\(signal.name) $$) &
      exec "$1" generate m.yml -o out --quiet
      """
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result == Command.Result(status: signal.number, output: "", error: ""))
    let written = try files(in: folder.url.appending(path: "out"))
    #expect(written.count < 20_000)
    for (name, text) in written {
      #expect(
        text == Self.template.replacing("~~~REPLACE:v~~~", with: name.replacing(".xml", with: "")), "\(name)")
    }
  }

  @Test("--check does not read what is far too large, and goes on with the other files")
  func hugeFile() throws {
    let folder = try example()
    _ = try Command.run(URL(filePath: "/usr/bin/env"), ["truncate", "-s", "3G", "a.xml"], in: folder.url)
    let result = try Command.run(["generate", "m.yml", "--check"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.error == "apiinteraction: a.xml: cannot be read: it has more than 1048576 bytes\n")
    #expect(result.output.contains("+++ b.xml\n"))
  }

  @Test("a finding is led to the slot that it lies in, where two touch and where one stands twice")
  func rightSlot() throws {
    let folder = try example(targets: "[{account: a, v: a, w: \"${X}\"}]")
    let body = "<Body>~~~REPLACE:v~~~~~~REPLACE:w~~~</Body></Request>"
    try folder.write(Self.template.replacing("</Request>", with: body), to: "t.template.xml")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(
      result.error.hasPrefix("m.yml:3:30: Target “a”, slot “w” at t.template.xml:1:111: “${X}” is sent"))
  }

  @Test("a signal that is ignored from outside stays ignored")
  func ignoredSignal() throws {
    let folder = try example(targets: "{csv: c.csv}")
    try folder.write("account,v\n" + (0..<2000).map { "\($0),1\n" }.joined(), to: "c.csv")
    let script = """
      trap '' HUP; "$1" generate m.yml -o out & process=$!
      until [ -e out/9.xml ]; do sleep 0.01; done
      kill -HUP $process; wait $process; echo $?
      """
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result.output == "2000 files: 2000 created, 0 changed, 0 unchanged\n0\n")
  }

  @Test("a disk that fills leaves whole files only", .enabled(if: getuid() == 0))
  func fullDisk() throws {
    let folder = try example(targets: "{csv: c.csv}")
    try folder.write("account,v\n" + (0..<500).map { "\($0),1\n" }.joined(), to: "c.csv")
    // A file system of its own, which goes with the shell.
    let script = """
      mkdir out && mount -t tmpfs -o size=256k none out || exit 77
      "$1" generate m.yml -o out > said 2>&1; echo $? > status; ls -A out > names; cat out/* > contents
      """
    let result = try Command.run(
      URL(filePath: "/usr/bin/unshare"), ["-m", "sh", "-c", script, "sh", Command.executable.path],
      in: folder.url)
    // Where a container lets nobody mount, there is nothing to fill.
    if result.status == 77 { return }
    #expect(try folder.text("status") == "2\n")
    #expect(try folder.text("said").contains(".xml: cannot be written: No space left on device\n"))
    let names = try folder.text("names").split(separator: "\n")
    #expect(!names.isEmpty && names.count < 500)
    #expect(names.allSatisfy { $0.hasSuffix(".xml") })
    let whole = Self.template.replacing("~~~REPLACE:v~~~", with: "1")
    #expect(try folder.text("contents") == String(repeating: whole, count: names.count))
  }

  @Test(
    "wrong usage ends with status 2",
    arguments: [
      ["generate"], ["generate", "missing.yml"], ["generate", manifest, "--jobs", "0"],
      ["generate", manifest, "--check", "--dry-run"], ["schema"], ["schema", "nothing"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error != "")
  }
}
