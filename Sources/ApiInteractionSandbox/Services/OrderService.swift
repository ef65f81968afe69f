/// Gives orders as XML, for definitions whose response is XML. Every number that looks like one has an order. [P]
struct OrderService: Sendable {
  /// An order that is there, as any is.
  static let exampleID = "A-1001"

  private static let type = "application/xml; charset=utf-8"

  func answer(id: String) -> SandboxAnswer {
    guard OrderService.isOrder(id) else {
      return OrderService.refusal(
        .notFound, "The number of an order has 1 to 40 letters, digits and hyphens.")
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

  /// What the service says of a request that it does not answer.
  ///
  /// - Parameter message: A text in which nothing is to be escaped.
  static func refusal(
    _ status: SandboxAnswer.Status, _ message: String, headers: [String: String] = [:]
  ) -> SandboxAnswer {
    xml(
      status,
      """
      <error>
        <message>\(message)</message>
      </error>
      """, headers: headers)
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

  private static func xml(
    _ status: SandboxAnswer.Status, _ root: String, headers: [String: String] = [:]
  ) -> SandboxAnswer {
    SandboxAnswer(
      status, type: type, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(root)\n", headers: headers)
  }
}
