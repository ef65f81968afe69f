import TestSupport

/// Plans that are run in tests, and what they need.
enum PlanRunSample {
  static let documented = Fixtures.folder.appending(path: "Plans/secure-payment.yml").path
  static let polling = """
    steps:
      begin: {collect: {Order: {example: A-1}}, next: ask-service}
      ask-service: {connector: order.xml, success: known, interface-failure: lost}
      known:
        router:
          - {data-source: Code, less: 500, next: done}
        default: ask-service
      done: {end: done}
      lost: {agent: lost}
    """
  static let order = """
    <ApiInteraction><Request><Url>http://127.0.0.1:9/orders/$(Order)</Url><Method>GET</Method></Request><Response>
    <Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>/name</Locator>
    <Destination>Name</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>
    """

  /// A folder with a plan, and the definition that it names.
  static func folder(_ plan: String = polling) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "plan.yml")
    try folder.write(order, to: "order.xml")
    return folder
  }

  static func run(_ options: [String], in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(["plan", "run"] + options, in: folder.url)
  }
}
