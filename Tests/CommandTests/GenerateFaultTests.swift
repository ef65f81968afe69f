import Foundation
import TestSupport
import Testing

@Suite("apiinteraction generate, where it cannot write or is ended")
struct GenerateFaultTests {
  @Test("a folder that cannot be written to is said for each file, and stays as it is")
  func readOnly() throws {
    let folder = try GenerateExample.folder()
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
    let folder = try GenerateExample.folder()
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
    try folder.write(GenerateExample.template, to: "t.template.xml")
    let rows = (0..<20_000).map { "\($0),\($0)\n" }.joined()
    try folder.write("account,v\n" + rows, to: "c.csv")
    try folder.write(
      "output: \"{account}.xml\"\ntemplates: [t.template.xml]\ntargets: {csv: c.csv}", to: "m.yml")
    let script = """
      (until [ -e out ]; do sleep 0.01; done; kill -\(signal.name) $$) &
      exec "$1" generate m.yml -o out --quiet
      """
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result == Command.Result(status: signal.number, output: "", error: ""))
    let written = try GenerateExample.files(in: folder.url.appending(path: "out"))
    #expect(written.count < 20_000)
    // Where the machine is too busy to end in time, what is being written is left under a hidden name.
    for (name, text) in written where !name.hasPrefix(".apiinteraction-") {
      #expect(
        text == GenerateExample.template.replacing("~~~REPLACE:v~~~", with: name.replacing(".xml", with: "")),
        "\(name)")
    }
  }

  @Test("a signal that is ignored from outside stays ignored")
  func ignoredSignal() throws {
    let folder = try GenerateExample.folder(targets: "{csv: c.csv}")
    try folder.write("account,v\n" + (0..<2000).map { "\($0),1\n" }.joined(), to: "c.csv")
    let script = """
      trap '' HUP; "$1" generate m.yml -o out & process=$!
      until [ -e out/0.xml ]; do sleep 0.01; done
      kill -HUP $process; wait $process; echo $?
      """
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result.output == "2000 files: 2000 created, 0 changed, 0 unchanged\n0\n")
  }

  @Test("a disk that fills leaves whole files only", .enabled(if: getuid() == 0))
  func fullDisk() throws {
    let folder = try GenerateExample.folder(targets: "{csv: c.csv}")
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
    let whole = GenerateExample.template.replacing("~~~REPLACE:v~~~", with: "1")
    #expect(try folder.text("contents") == String(repeating: whole, count: names.count))
  }
}
