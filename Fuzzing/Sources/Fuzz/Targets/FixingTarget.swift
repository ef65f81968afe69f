import ApiInteractionKit
import ApiInteractionLint

/// What is fixed stays a definition, and there is nothing left to fix; what is not whole stays as it is.
enum FixingTarget {
  private static let linter = Linter()

  static func check(_ input: [UInt8]) {
    let definition = Definition(input)
    for isTemplate in [false, true] {
      let fixed = linter.fix(definition, isTemplate: isTemplate)
      guard definition.source.isWhole else {
        require(fixed.count == 0, "what cannot be read to its end is not written anew")
        continue
      }
      require(
        fixed.result.diagnostics.allSatisfy { $0.fix == nil }, "no fix is left:\n\(fixed.source.string)")
      require(
        !definition.tree.isWellFormed || fixed.result.definition.tree.isWellFormed,
        "a fix does no harm:\n\(fixed.source.string)")
      let again = linter.fix(Definition(fixed.source.bytes), isTemplate: isTemplate)
      require(again.count == 0, "nothing is left to fix:\n\(fixed.source.string)")
      require(fixed.count > 0 || fixed.source == definition.source, "nothing changes without a fix")
    }
  }
}
