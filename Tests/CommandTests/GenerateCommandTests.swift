import Foundation
import TestSupport
import Testing

@Suite("apiinteraction generate")
struct GenerateCommandTests {
  private static let manifest = "Generation/payment-plan.yml"

  // MARK: - The payment plan

  @Test("the payment plan gives the expected files, whatever the number of jobs", arguments: ["1", "2", "5"])
  func paymentPlan(jobs: String) throws {
    let folder = try TemporaryFolder()
    let out = folder.url.appending(path: "new/out")
    let result = try Command.run(["generate", Self.manifest, "-o", out.path, "--jobs", jobs])
    #expect(
      result
        == Command.Result(status: 0, output: "18 files: 18 created, 0 changed, 0 unchanged\n", error: ""))
    #expect(
      try GenerateExample.files(in: out)
        == GenerateExample.files(in: Fixtures.folder.appending(path: "Generation/expected")))
    let lint = try Command.run(["lint", out.path])
    #expect(lint.output == "18 files checked in 0.01 s: 0 errors, 0 warnings\n")
  }

  @Test("what is generated already is up to date, and is not touched")
  func upToDate() throws {
    let check = try Command.run(["generate", Self.manifest, "-o", "Generation/expected", "--check"])
    #expect(check == Command.Result(status: 0, output: "18 files: up to date\n", error: ""))
    let folder = try GenerateExample.folder()
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
    let folder = try GenerateExample.folder()
    try folder.write(GenerateExample.template.replacing("~~~REPLACE:v~~~", with: "9"), to: "a.xml")
    let before = try GenerateExample.files(in: folder.url)
    let result = try Command.run(["generate", "m.yml", "--check"], in: folder.url)
    let line = GenerateExample.template.trimmingCharacters(in: .newlines)
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
    #expect(try GenerateExample.files(in: folder.url) == before)
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
    let check = try Command.run(["generate", "m.yml", "--check", "--no-lint"], in: folder.url)
    #expect(check.output.contains("client_secret=***]]>"))
    #expect(!(check.output + check.error).contains("S3CR3T"))
    let refused = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(refused.status == 1)
    #expect(refused.error.contains("[hardcoded-secret]"))
    #expect(!(refused.output + refused.error).contains("S3CR3T"))
    #expect(try Command.run(["generate", "m.yml", "--no-lint"], in: folder.url).status == 0)
    #expect(try folder.text("a.xml").contains("client_secret=S3CR3T"))
  }

  @Test("--dry-run lists what would be written and writes nothing")
  func dryRun() throws {
    let folder = try GenerateExample.folder(output: "x/{account}.xml")
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
      try GenerateExample.files(in: folder.url).keys.sorted() == [
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
    let folder = try GenerateExample.folder(targets: "[{account: a, v: 1}, {account: b, v: \"${X}\"}]")
    try folder.write(
      GenerateExample.template.replacing(
        "<Url>https://a.example/~~~REPLACE:v~~~",
        with: "<Url>https://a.example/</Url><Body>~~~REPLACE:v~~~</Body><Url>"
      ).replacing("<Url></Url>", with: "").replacing("GET", with: "PUT"), to: "t.template.xml")
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
    let folder = try GenerateExample.folder()
    try folder.write(GenerateExample.template.replacing("JSON", with: "YAML"), to: "t.template.xml")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.hasPrefix("t.template.xml:1:116: "))
    #expect(try folder.names() == ["m.yml", "t.template.xml"])
  }

  @Test("what is generated is linted as the configuration that is nearest to the manifest says")
  func configured() throws {
    let example = try GenerateExample.folder(targets: "[{account: a, v: 1}]")
    let folder = try TemporaryFolder()
    try folder.write(try example.text("m.yml"), to: "m/m.yml")
    try folder.write(
      GenerateExample.template.replacing("GET", with: "GET</Method><Method>GET"), to: "m/t.template.xml")
    // Neither that of the current folder nor that of the output's counts.
    let off = "rules: {duplicate-element: off}"
    try folder.write("root: no key", to: "out/.apiinteraction.yml")
    func generate() throws -> Command.Result {
      try Command.run(["generate", "m/m.yml", "-o", "out"], in: folder.url)
    }
    let before = try generate()
    #expect(before.status == 1 && before.error.contains("[duplicate-element]"), "\(before)")
    try folder.write("rules: {duplicate-element: error}", to: ".apiinteraction.yml")
    try folder.write(off, to: "m/.apiinteraction.yml")
    #expect(
      try generate()
        == Command.Result(status: 0, output: "1 file: 1 created, 0 changed, 0 unchanged\n", error: ""))
    try folder.write(off, to: ".apiinteraction.yml")
    try folder.write("rules: {duplicate-elemen: off}", to: "m/.apiinteraction.yml")
    #expect(try generate().status == 2)
  }

  @Test("a file that cannot be read is named where the manifest names it")
  func missingFile() throws {
    let folder = try GenerateExample.folder()
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
    let folder = try GenerateExample.folder(output: "x/{account}.xml")
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
    let folder = try GenerateExample.folder(output: "{account}", targets: "[{account: t.template.xml, v: 1}]")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(result.status == 2)
    #expect(
      result.error
        == "t.template.xml: cannot be written: it is one of the files that the definitions are made from\n")
    #expect(try folder.text("t.template.xml") == GenerateExample.template)
  }

  @Test("--check does not read what is far too large, and goes on with the other files")
  func hugeFile() throws {
    let folder = try GenerateExample.folder()
    _ = try Command.run(URL(filePath: "/usr/bin/env"), ["truncate", "-s", "3G", "a.xml"], in: folder.url)
    let result = try Command.run(["generate", "m.yml", "--check"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.error == "apiinteraction: a.xml: cannot be read: it has more than 1048576 bytes\n")
    #expect(result.output.contains("+++ b.xml\n"))
  }

  @Test("a finding is led to the slot that it lies in, where two touch and where one stands twice")
  func rightSlot() throws {
    let folder = try GenerateExample.folder(targets: "[{account: a, v: a, w: \"${X}\"}]")
    let body = "<Body>~~~REPLACE:v~~~~~~REPLACE:w~~~</Body></Request>"
    let template = GenerateExample.template.replacing("</Request>", with: body).replacing("GET", with: "PUT")
    try folder.write(template, to: "t.template.xml")
    let result = try Command.run(["generate", "m.yml"], in: folder.url)
    #expect(
      result.error.hasPrefix("m.yml:3:30: Target “a”, slot “w” at t.template.xml:1:111: “${X}” is sent"))
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
