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
    values.forEach { check($0) }
  }

  mutating func checkNames(of targets: [GenerationTarget]) {
    for target in targets { target.values.forEach { check($0) } }
  }

  /// Finds the slots and the variables of the output for which no row can have a value.
  mutating func checkColumns(of table: TargetTable) {
    for (index, name) in table.columns.enumerated() {
      check(NamedValue(name, "", at: table.header), column: index + 1)
    }
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

  /// Finds a name that belongs to no slot and no part of the output's path, and one that could be several slots.
  ///
  /// - Parameter column: The number of the column that has the name. A table that lacks its first line would show values,
  ///   perhaps secrets, as names, so that the name is not repeated unless it is nearly a right one.
  private mutating func check(_ value: NamedValue, column: Int? = nil) {
    guard !known.contains(value.name) else { return }
    let slots = templates.map { $0.template.slots(named: value.name) }
    if value.name == OutputPattern.template {
      add(
        "“\(value.name)” is the name of the template in the output's path. Give this value another name.",
        value)
    } else if slots.allSatisfy(\.isEmpty) {
      let nearest = value.name.nearest(
        in: output.variables + templates.flatMap { $0.template.slots.map(\.name) })
      let hidden = nearest == nil ? column.map { "of column \($0)" } : nil
      let advice = nearest.map { "Did you mean “\($0)”?" } ?? "Remove it."
      add(
        "No slot of a template and nothing in the output's path has the name \(hidden ?? "“\(value.name)”"). \(advice)",
        value)
    }
    for (template, slots) in zip(templates, slots) where slots.count > 1 {
      let problem = FillError.Problem.ambiguousSlot(value.name, candidates: slots.map(\.name))
      add("In \(template.file), \(problem.description)", value)
    }
    known.insert(value.name)
  }

  private mutating func add(_ message: String, _ value: NamedValue) {
    problems.append(GenerationProblem(message, at: value.place ?? place))
  }
}
