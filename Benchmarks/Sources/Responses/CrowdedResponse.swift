/// A response of two values to store, with others of every kind between them.
public struct CrowdedResponse: Sendable {
  private let others: Int

  public init(others: Int) {
    self.others = others
  }

  public var sample: BenchmarkResponse {
    let first = [(name: "id", value: SampleValue.text("3fa85f64-5717-4562-b3fc-2c963f66afa6"))]
    let last = [(name: "state", value: SampleValue.text("\"done\""))]
    let members = (0..<others).map { (name: $0 % 2 == 0 ? "key \($0)" : "a \"key\" \($0)", value: value($0)) }
    return BenchmarkResponse(
      type: .json,
      body: SampleValue.object([("data", .object(first + members + last))]).json(isIndented: false),
      lookUps: [
        LookUp("data.id", finds: "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        LookUp("data.state", finds: "\"done\""),
      ])
  }

  private func value(_ number: Int) -> SampleValue {
    switch number % 6 {
    case 0: .text("The text of member \(number), too long to be kept without the heap")
    case 1: .text("The text of member \(number), with an\nescape and a \\ in it")
    case 2: .literal("\(number).125")
    case 3: .null
    case 4: .array(of: "text", [.text("one"), .literal("\(number)"), .array(of: "text", [])])
    default: .object([("id", .text("\(number)")), ("inner", .object([("state", .literal("true"))]))])
    }
  }
}
