import Foundation
import TestSupport
import Testing

/// What `make dist` packed.
@Suite("The archive", .slow)
struct DistributionTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  private func shell(
    _ script: String, _ arguments: [String] = [], in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(
      URL(filePath: "/bin/bash"), ["-euo", "pipefail", "-c", script, "bash"] + arguments, in: folder,
      environment: environment)
  }

  private func archive() throws -> String {
    let system = try shell("echo $(uname -s | tr A-Z a-z)-$(uname -m)").output.dropLast()
    let version = try Command.run(["--version"]).output.dropLast()
    return Self.root.appending(path: ".build/dist/apiinteraction-\(version)-\(system).tar.gz").path
  }

  /// The archive's content, unpacked into a folder.
  private func unpack(into folder: URL) throws {
    let result = try shell(
      "mkdir -p \"$2\" && tar -xzf \"$1\" --strip-components 1 -C \"$2\"", [try archive(), folder.path])
    #expect(result == Command.Result(status: 0, output: "", error: ""))
  }

  /// What the help of a command lists.
  private func subcommands(of command: [String]) throws -> [String] {
    let help = try Command.run(command + ["--help"]).output
    return help.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n").compactMap {
      $0.wholeMatch(of: #/  ([a-z]+) .*/#).map { String($0.output.1) }
    } ?? []
  }

  @Test("it holds the command, a page for each subcommand, completions for three shells and the licence")
  func content() throws {
    let folder = try TemporaryFolder()
    try unpack(into: folder.url)
    let subcommands = try subcommands(of: []) + subcommands(of: ["plan"]).map { "plan-\($0)" }
    let pages = (["apiinteraction"] + subcommands.map { "apiinteraction-\($0)" }).map {
      "share/man/man1/\($0).1"
    }
    #expect(pages.count > 10)
    let files = try folder.paths().filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: folder.url.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
    }
    #expect(
      Set(files)
        == Set(
          pages + [
            "bin/apiinteraction", "bin/apiinteraction-live",
            "share/bash-completion/completions/apiinteraction",
            "share/zsh/site-functions/_apiinteraction",
            "share/fish/vendor_completions.d/apiinteraction.fish",
            "share/doc/apiinteraction/LICENSE", "share/doc/apiinteraction/README.md",
          ]))
  }

  @Test("packed again, in another folder and at another time, it is the same to the byte")
  func reproducible() throws {
    let folder = try TemporaryFolder()
    let result = try shell(
      "umask 077; TZ=Asia/Tokyo Scripts/pack .build/release/apiinteraction \"$1\" && cmp \"$1\"/*.gz \"$2\"",
      [folder.url.path, try archive()])
    #expect(result.status == 0, "\(result)")
    let members = try shell("tar --utc -tvzf \"$1\" | awk '{ print $2, $4, $5 }' | sort -u", [try archive()])
    let time = try shell("TZ=UTC git log -1 --format=%cd --date='format-local:%Y-%m-%d %H:%M'").output
    #expect(members.output == "0/0 \(time)")
  }

  @Test(
    "what opens sockets does its work where there is libcurl, too",
    .enabled(if: getuid() == 0, "only root can change the root folder"),
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/dpkg-query"), "the packages are Debian's"))
  func live() throws {
    let folder = try TemporaryFolder()
    let machine = folder.url.appending(path: "machine")
    #expect(try shell("Scripts/debian-root \"$1\" libc6 libxml2 libcurl4", [machine.path]).error == "")
    try unpack(into: machine.appending(path: "usr/local"))
    try FileManager.default.copyItem(at: Fixtures.folder, to: machine.appending(path: "Fixtures"))
    let arguments = ["test", "Fixtures/Definitions/session-status.template.xml", "--sandbox", "--quiet"]
    let there = try Command.run(
      URL(filePath: "/usr/bin/unshare"), ["--mount", "/bin/sh", "-c", Self.chroot, machine.path] + arguments,
      in: Self.root)
    #expect(there == (try Command.run(arguments, in: Self.root)))
    #expect(there.status == 0)
  }

  /// What is mounted goes with the namespace. Swift reads the arguments from /proc.
  private static let chroot = """
    mkdir -p "$0/proc" && mount -t proc proc "$0/proc" && exec chroot "$0" /usr/local/bin/apiinteraction "$@"
    """

  @Test(
    "the command does its work where there is libxml2 and nothing of Swift",
    .enabled(if: getuid() == 0, "only root can change the root folder"),
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/dpkg-query"), "the packages are Debian's"))
  func debian() throws {
    let folder = try TemporaryFolder()
    let machine = folder.url.appending(path: "machine")
    let packages = try shell("Scripts/debian-root \"$1\" libc6 libxml2", [machine.path])
    #expect(packages.error == "")
    #expect(packages.output.split(separator: "\n").contains("libxml2"))
    try unpack(into: machine.appending(path: "usr/local"))
    try FileManager.default.copyItem(at: Fixtures.folder, to: machine.appending(path: "Fixtures"))
    #expect(try shell("find \"$1\" -iname '*swift*'", [machine.path]).output == "")

    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: elsewhere.url.appending(path: "Fixtures"), withDestinationURL: Fixtures.folder)
    let input = try Fixtures.bytes("Definitions/start-session.template.xml")
    for arguments in [
      ["--version"], ["lint", "Fixtures/Lint"], ["lint", "missing.xml"],
      ["lint", "-", "--provider", "Fixtures/Profiles/example-payments.yml"], ["rules", "card-data"],
      ["map", "Fixtures/Definitions/authorize.template.xml", "Fixtures/Responses/authorize.json"],
      ["fmt", "-"], ["generate", "Fixtures/Generation/payment-plan.yml", "-o", "generated"],
    ] {
      let there = try Command.run(
        URL(filePath: "/usr/bin/unshare"),
        ["--mount", "/bin/sh", "-c", Self.chroot, machine.path] + arguments,
        in: Self.root, input: input)
      let here = try Command.run(
        Command.executable, arguments, in: elsewhere.url, input: input)
      #expect(there == here)
    }
    #expect(
      try shell("diff -r \"$1\" Fixtures/Generation/expected", [machine.appending(path: "generated").path])
        == Command.Result(status: 0, output: "", error: ""))
  }

  @Test("every page is well-formed, and man shows it")
  func pages() throws {
    let folder = try TemporaryFolder()
    try unpack(into: folder.url)
    let environment = ["MANPATH": folder.url.appending(path: "share/man").path, "LC_ALL": "C.UTF-8"]
    for page in try shell("ls \"$MANPATH/man1\"", environment: environment).output.split(separator: "\n") {
      let name = String(page.dropLast(2))
      let lint = try shell(
        "mandoc -T lint -W warning \"$MANPATH/man1/$1\"", [String(page)], environment: environment)
      #expect(lint == Command.Result(status: 0, output: "", error: ""))
      let shown = try shell("man --warnings=w \"$1\"", [name], environment: environment)
      #expect(shown.error == "")
      #expect(shown.output.contains("NAME\n     \(name) — "))
      for heading in ["SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"] {
        #expect(shown.output.contains("\n\(heading)\n"))
      }
    }
  }

  @Test(
    "bash completes subcommands, options, their values and files",
    arguments: [
      ("loc", "locators"), ("lint --stdin", "--stdin-filename"), ("map --format e", "env"),
      ("rules card", "card-data"), ("new session", "session-status"), ("lint x/a", "x/a.xml"),
      ("lint x/b", "x/b"), ("generate x/", "x/b x/m.yml"),
    ])
  func bash(typed: String, completed: String) throws {
    let folder = try TemporaryFolder()
    try unpack(into: folder.url.appending(path: "packed"))
    for path in ["x/a.xml", "x/a.txt", "x/b/c.xml", "x/m.yml"] { try folder.write("", to: path) }
    let script = """
      source packed/share/bash-completion/completions/apiinteraction
      complete -p apiinteraction >/dev/null
      COMP_LINE="apiinteraction $1" COMP_POINT=${#COMP_LINE}
      COMP_WORDS=($COMP_LINE) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _apiinteraction apiinteraction "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf "%s\\n" "${COMPREPLY[@]}" | sort | paste -sd " "
      """
    let result = try shell("set +eu; \(script)", [typed], in: folder.url)
    #expect(result == Command.Result(status: 0, output: completed + "\n", error: ""))
  }
}
