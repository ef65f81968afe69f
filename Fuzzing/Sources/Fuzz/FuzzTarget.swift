/// What can be fuzzed, by the names that `make fuzz` takes.
enum FuzzTarget: String, CaseIterable {
  case definition, model, filling, resolving, json, xml, yaml, layout, fixing

  /// Checks what must be so for any input.
  func check(_ input: [UInt8]) {
    switch self {
    case .definition: DefinitionTarget.check(input)
    case .model: ModelTarget.check(input)
    case .filling: FillingTarget.check(FuzzInput(input))
    case .resolving: ResolvingTarget.check(FuzzInput(input))
    case .json: JSONTarget.check(FuzzInput(input))
    case .xml: XMLTarget.check(FuzzInput(input))
    case .yaml: YAMLTarget.check(input)
    case .layout: LayoutTarget.check(input)
    case .fixing: FixingTarget.check(input)
    }
  }
}
