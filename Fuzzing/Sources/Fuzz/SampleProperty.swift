import ApiInteractionKit

/// Of a response that can be read, each locator that is offered finds what it is offered with.
enum SampleProperty {
  static func check(_ body: [UInt8]) {
    let sample: SampleResponse
    do {
      sample = try SampleResponse(body)
    } catch {
      fatalError("Not so: what is mapped is a sample: \(error.message)")
    }
    let found = MappedFields(sample.locators.map(\.locator), in: body)
    for (offered, outcome) in zip(sample.locators, found?.outcomes ?? []) {
      require(outcome != .notFound && outcome != .unreadable, "\(offered.locator.text) finds its value")
      switch (offered.content, outcome) {
      case (.text(let text), .value(let value)):
        require(text.utf8.elementsEqual(value.text.utf8), "\(offered.locator.text) finds “\(text)”")
      case (.text, _), (.null, .value): fatalError("Not so: \(offered.locator.text) finds \(offered.content)")
      default: break
      }
    }
    guard let fields = try? sample.fields() else { return require(false, "a sample has fields") }
    let names = Set(fields.map { Array($0.destination.name.utf8) })
    require(names.count == fields.count, "no two fields of a sample have one destination")
  }
}
