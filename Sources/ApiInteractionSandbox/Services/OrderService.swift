/// Gives orders as XML, for definitions whose response is XML. Every number that looks like one has an order. [P]
struct OrderService: Sendable {
  /// An order that is there, as any is.
  static let exampleID = "A-1001"

  private static let type = "application/xml; charset=utf-8"

  func answer(id: String) -> SandboxAnswer {
    guard OrderService.isOrder(id) else {
      return OrderService.xml(
        .notFound,
        """
        <error>
          <message>The number of an order has 1 to 40 letters, digits and hyphens.</message>
        </error>
        """)
    }
    return OrderService.xml(
      .ok,
      """
      <order>
        <id>\(id)</id>
        <name>Jane Doe</name>
        <despatch>2026-07-11</despatch>
        <amount>10.00</amount>
      </order>
      """)
  }

  private static func isOrder(_ id: String) -> Bool {
    (1...40).contains(id.utf8.count)
      && id.unicodeScalars.allSatisfy {
        switch $0 {
        case "a"..."z", "A"..."Z", "0"..."9", "-": true
        default: false
        }
      }
  }

  private static func xml(_ status: SandboxAnswer.Status, _ root: String) -> SandboxAnswer {
    SandboxAnswer(status, type: type, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(root)\n")
  }
}
