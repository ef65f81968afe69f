import Foundation
import TestSupport
import Testing

@Suite("What only the sandbox gives")
struct StandInTests {
  @Test("what only the sandbox gives is marked")
  func standIn() throws {
    let result = try Command.run(["test", "Plans/session-status.xml", "--sandbox", "--quiet"])
    #expect(
      result.output == """
        DATA SOURCE              VALUE     TYPE     FROM
        GlobalPCI|ResponseCode   200       Integer  the status code
        GlobalPCI|SessionState   Finished  String   sessionState
        GlobalPCI|PaymentResult  Success   String   paymentResult (stand-in)

        """, "\(result)")
  }

  @Test("what only the sandbox gives is marked when it is mapped again, and when it is not as expected")
  func keptStandIn() throws {
    let folder = try TemporaryFolder()
    let definition = "status.xml"
    let text = try Fixtures.text("Plans/session-status.xml")
    try folder.write(text.replacing(">paymentResult<", with: ">['paymentResult']<"), to: definition)
    let arguments = ["test", definition, "--sandbox", "--expect", "GlobalPCI|PaymentResult=No"]
    let tested = try Command.run(arguments + ["--record", "record.json"], in: folder.url)
    #expect(
      tested.error
        == "apiinteraction: “GlobalPCI|PaymentResult” should be “No”, but is “Success” (stand-in).\n")
    let json = try Command.run(arguments + ["--format", "json"], in: folder.url).output
    #expect(json.contains("\n  \"standIns\": [\"GlobalPCI|PaymentResult\"],\n"))
    try folder.write(
      "HTTP/1.1 200 OK\r\nx-stand-in:  paymentResult \r\n\r\n{\"paymentResult\": \"Success\"}",
      to: "curl.http")
    for response in ["record.json", "curl.http"] {
      let table = try Command.run(["map", definition, response], in: folder.url).output
      #expect(
        table.contains(/\nGlobalPCI\|PaymentResult +Success +\['paymentResult'\] \(stand-in\)\n/), "\(table)")
      #expect(!table.contains("sessionState (stand-in)"))
      let json = try Command.run(["map", definition, response, "--format", "json"], in: folder.url).output
      #expect(json.contains("\n  \"standIns\": [\"GlobalPCI|PaymentResult\"],\n"))
      let locators = try Command.run(["locators", response], in: folder.url).output
      #expect(locators.contains(/\npaymentResult +String +Success \(stand-in\)\n/), "\(locators)")
      #expect(
        try Command.run(["locators", response, "--format", "json"], in: folder.url).output.contains(
          #"{"locator": "paymentResult", "dataType": "String", "value": "Success", "standIn": true}"#))
    }
  }
}
