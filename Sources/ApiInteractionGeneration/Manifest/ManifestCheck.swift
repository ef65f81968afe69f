import ApiInteractionKit

/// Checks that every value of a manifest has a place to go, and finds what a table has no column for.
struct ManifestCheck {
  private let templates: [GenerationTemplate]
  private let output: OutputPattern
  private let values: [NamedValue]
  private let place: InputPlace
  /// The names that were found to be good.
  private var known: Set<String>
  private(set) var problems: [GenerationProblem] = []

  init(templates: [GenerationTemplate], output: OutputPattern, values: [NamedValue], place: InputPlace) {
    self.templates = templates
    self.output = output
    self.values = values
    self.place = place
    known = Set(output.variables)
    check(values)
  }

  mutating func checkNames(of targets: [GenerationTarget]) {
    for target in targets { check(target.values) }
  }

  /// Finds the slots and the variables of the output for which no row can have a value.
  mutating func checkColumns(of table: TargetTable) {
    check(table.columns.map { NamedValue($0, "", at: table.header) })
    let given = Set(table.columns + values.map(\.name))
    for name in output.variables where !given.contains(name) {
      problems.append(
        GenerationProblem("There is no column “\(name)”, which the output's path needs.", at: table.header))
    }
    for template in templates {
      let covered = Set(given.flatMap { template.template.slots(named: $0).map(\.name) })
      for slot in template.template.slots where !covered.contains(slot.name) {
        problems.append(
          GenerationProblem(
            "There is no column “\(slot.name)” and no shared value for the slot at \(template.place(of: slot.name)).",
            at: table.header))
      }
    }
  }

  /// Finds the names that belong to no slot and no part of the output's path, and those that could be several slots.
  private mutating func check(_ values: [NamedValue]) {
    for value in values where !known.contains(value.name) {
      let slots = templates.map { $0.template.slots(named: value.name) }
      if slots.allSatisfy(\.isEmpty) {
        let names = output.variables + templates.flatMap { $0.template.slots.map(\.name) }
        let advice = value.name.nearest(in: names).map { "Did you mean “\($0)”?" } ?? "Remove it."
        add(
          "No template has a slot “\(value.name)”, and the output's path has no {\(value.name)}. \(advice)",
          value)
      }
      for (template, slots) in zip(templates, slots) where slots.count > 1 {
        let problem = FillError.Problem.ambiguousSlot(value.name, candidates: slots.map(\.name))
        add("In \(template.file), \(problem.description)", value)
      }
      known.insert(value.name)
    }
  }

  private mutating func add(_ message: String, _ value: NamedValue) {
    problems.append(GenerationProblem(message, at: value.place ?? place))
  }
}
