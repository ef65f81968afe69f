import Foundation
import TestSupport
import Testing

@Suite("apiinteraction sandbox")
struct SandboxCommandTests {
  /// Runs a script while a sandbox listens; `$url` is where, `said` what it printed; `make NAME` fills a
  /// built-in template with the values that are printed for it.
  private func run(_ script: String, sandbox options: String, in folder: URL) throws -> Command.Result {
    let start = """
      PATH="\(Command.products.path):$PATH"
      : >said
      apiinteraction sandbox \(options) >>said & sandbox=$!
      trap 'kill -TERM $sandbox; wait $sandbox' EXIT
      until grep -sq -e --data said; do kill -0 $sandbox || exit 9; sleep 0.02; done
      url=$(sed -n 's/.* listens at \\([^ ]*\\) .*/\\1/p' said)
      make() { eval "apiinteraction new $1 $(sed -n "s/^  $1: //p" said) -o $1.xml"; }
      """
    return try Command.run(
      URL(filePath: "/bin/bash"), ["-c", "\(start)\n\(script)"], in: folder,
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH", default: ""]])
  }

  @Test(
    "what it prints fills the documented definitions, and it answers the whole journey",
    arguments: ["", "--lag 200ms"])
  func journey(options: String) throws {
    let folder = try TemporaryFolder()
    let result = try run(
      """
      set -e
      for step in authorize start-session session-status; do
        make $step
      done
      secret() { sed -n "s/^    \\"$1\\": \\"\\(.*\\)\\",*$/\\1/p" "$2"; }
      apiinteraction test authorize.xml --format json --show-secrets >a.json
      token=$(secret AccessToken a.json)
      apiinteraction test start-session.xml --data "AccessToken=$token" --data CallGuid=1 --data CardholderName=A \
        --data CardholderPostCode=B --data CardholderAddress=C --data MerchantTxnRef=D --data Amount=1.00 \
        --expect-status 2xx --format json --show-secrets >s.json
      id=$(secret 'GlobalPCI|SessionId' s.json)
      apiinteraction test session-status.xml --data "AccessToken=$token" --data "GlobalPCI|SessionId=$id" -q \
        --repeat-until 'GlobalPCI|SessionState=Finished' --every 50ms --for 10m
      apiinteraction test session-status.xml --data "AccessToken=$token" --data "GlobalPCI|SessionId=$id" -v \
        --repeat-until 'GlobalPCI|SessionState=Never' --every 500ms --for 5s || echo "missed: $?"
      """, sandbox: options, in: folder.url)
    #expect(result.output.contains("GlobalPCI|SessionState  Finished  String   sessionState"), "\(result)")
    #expect(result.output.hasSuffix("missed: 1\n"))
    let miss = "“GlobalPCI|SessionState” should be “Never”, but is “Finished”.\n"
    #expect(result.error.contains("apiinteraction: try 1: " + miss))
    #expect(result.error.hasSuffix("apiinteraction: " + miss))
  }

  @Test("what it prints fills start-session as the documentation prints it, and finds an order")
  func otherSlots() throws {
    let folder = try TemporaryFolder()
    let template = Fixtures.folder.appending(path: "Definitions/start-session.template.xml").path
    let result = try run(
      """
      set -e
      eval "apiinteraction fill \(template) $(sed -n '/as the documentation prints it/{n;s/^  //p}' said) -o start.xml"
      data=$(sed -n 's/^  --data/--data/p' said)
      eval "apiinteraction test start.xml -q --expect-status 200 $data" >/dev/null
      printf '%s' '<ApiInteraction><Request><Url>'$url'/orders/$(IVRSlot|OrderID)</Url><Method>GET</Method></Request>
      <Response><Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>/id</Locator>
      <Destination>Id</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>' >order.xml
      eval "apiinteraction test order.xml -q --expect-status 200 --strict $data"
      """, sandbox: "", in: folder.url)
    #expect(
      result.output == """
        DATA SOURCE  VALUE   TYPE     FROM
        Code         200     Integer  the status code
        Id           A-1001  String   /id

        """, "\(result)")
  }

  @Test(
    "what goes wrong on demand goes wrong",
    arguments: [
      ("500", "500", 0), ("401", "401", 0), ("429", "429", 0), ("authorize=500", "500", 0),
      ("orders=500", "200", 0),
      ("wrong-media", "200", 1), ("truncated-json", "200", 1), ("cut", "", 1),
      ("hang", "", 1), ("slow", "", 1),
    ] as [(String, String, Int32)])
  func faults(fault: String, code: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    // What answers has the time that it needs on a busy machine.
    let timeout = ["hang", "slow"].contains(fault) ? "500ms" : "5m"
    let result = try run(
      """
      make authorize; apiinteraction test authorize.xml -q --timeout \(timeout); echo $?
      """, sandbox: "--fault \(fault)", in: folder.url)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.last == String(status), "\(result)")
    if code.isEmpty {
      #expect(lines.count == 1)
      #expect(result.error.hasPrefix("apiinteraction: interface failure: "), "\(result)")
    } else {
      #expect(lines.contains { $0.hasPrefix("AuthorizeResponseCode  \(code) ") }, "\(result)")
    }
  }

  @Test(
    "what it does not know is said with what it knows",
    arguments: [
      (
        "--outcome won",
        "--outcome must be one of success, declined, card-cancelled, error, time-out, expired, not “won”."
      ),
      (
        "--fault 503",
        "--fault must be one of slow, hang, cut, wrong-media, truncated-json, 401, 429, 500, not “503”."
      ),
      ("--fault x=500", "The service of --fault must be one of authorize, start, status, orders, not “x”."),
      ("--fault start=500 --fault start=cut", "--fault is given twice for start. One counts."),
      ("--fault 500 --fault start=cut --fault 401", "--fault is given twice for all services. One counts."),
      ("--provider none.yml", "none.yml: cannot be read: No such file or directory"),
    ])
  func usage(options: String, message: String) throws {
    let result = try Command.run(["sandbox"] + options.split(separator: " ").map(String.init))
    #expect(result == Command.Result(status: 2, output: "", error: "apiinteraction: \(message)\n"))
  }

  @Test("where the system lets it serve nobody any more, it ends, and says so")
  func exhausted() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      URL(filePath: "/bin/bash"),
      [
        "-c",
        """
        (ulimit -n 40; exec "$1" sandbox) >said & sandbox=$!
        until grep -sq -e --data said; do kill -0 $sandbox || exit 9; sleep 0.02; done
        python3 -c '
        import os, socket, sys, time
        clients = []
        for _ in range(60):
            try: clients.append(socket.create_connection(("127.0.0.1", int(sys.argv[1]))))
            except OSError: break
        # They stay open as long as it serves.
        while True:
            try: os.kill(int(sys.argv[2]), 0)
            except OSError: break
            time.sleep(0.02)
        ' "$(sed -n 's/.* listens at .*:\\([0-9]*\\) .*/\\1/p' said)" $sandbox
        wait $sandbox; echo $?
        """, "sh", Command.executable.path,
      ], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 0, output: "2\n",
          error: """
            apiinteraction: The sandbox stopped by itself: the system allows it no more connections, or took its port away. \
            Start it again.

            """))
  }

  @Test("a port that is taken is said to be")
  func port() throws {
    let folder = try TemporaryFolder()
    let result = try run(
      "apiinteraction sandbox --port \"${url##*:}\"; echo $?; kill -TERM $sandbox; wait $sandbox; echo $?; trap - EXIT",
      sandbox: "",
      in: folder.url)
    #expect(result.output == "2\n143\n")
    #expect(result.error.hasPrefix("apiinteraction: Port "))
  }
}
