import ApiInteractionKit

/// A response that is well-formed is mapped, and each locator that a sample of it offers finds a value there.
enum XMLTarget {
  static func check(_ input: FuzzInput) {
    let lines = input.lines.isEmpty ? ["/a/b", "//@a", "count(//*)"] : Array(input.lines.prefix(16))
    let locators = lines.compactMap { try? XMLLocator($0) }
    guard !locators.isEmpty, let mapped = MappedFields(locators.map { .xml($0) }, in: input.text) else {
      return
    }
    let isWellFormed = SyntaxParser().parse(input.text).isWellFormed
    let text = String(decoding: input.text, as: UTF8.self)
    require(mapped.isReadable == isWellFormed, "this is \(isWellFormed ? "" : "not ")well-formed:\n\(text)")
    if mapped.isReadable { SampleProperty.check(input.text) }
  }
}
