/// Gives every target and template a path, and each path to one of them only.
struct PathPlan {
  private let output: OutputPattern
  private let variables: [String]
  private let templates: [GenerationTemplate]
  private let shared: [NamedValue]
  private let place: InputPlace
  /// For each path, as a file system that ignores case sees it, the index of its file.
  private var taken: [String: Int] = [:]
  private var places: [InputPlace] = []
  private(set) var files: [GenerationManifest.File] = []
  private(set) var problems: [GenerationProblem] = []

  init(output: OutputPattern, templates: [GenerationTemplate], shared: [NamedValue], place: InputPlace) {
    self.output = output
    variables = output.variables
    self.templates = templates
    self.shared = shared
    self.place = place
  }

  mutating func add(_ targets: [GenerationTarget]) {
    files.reserveCapacity(targets.count * templates.count)
    for (index, target) in targets.enumerated() { add(target, at: index) }
  }

  private mutating func add(_ target: GenerationTarget, at index: Int) {
    let place = target.place ?? place
    var values: [String: String] = [:]
    for name in variables {
      let value = target.values.last { $0.name == name } ?? shared.last { $0.name == name }
      guard let value else {
        problems.append(
          GenerationProblem("The target has no “\(name)”, which the output's path needs.", at: place))
        return
      }
      values[name] = value.text
    }
    do throws(OutputPattern.Invalid) {
      for name in variables { try OutputPattern.check(values[name, default: ""], of: name) }
      for (number, template) in templates.enumerated() {
        let path = try output.path(template: template.name, values)
        add(GenerationManifest.File(path: path, template: number, target: index), from: place)
      }
    } catch {
      problems.append(GenerationProblem(error.description, at: place))
    }
  }

  private mutating func add(_ file: GenerationManifest.File, from place: InputPlace) {
    let folded = file.path.lowercased()
    if let other = taken[folded].map({ files[$0] }) {
      let reason =
        other.target == file.target
        ? "\(templates[other.template].file) and \(templates[file.template].file) both make it. \(output.namesTemplates ? "Give one of them another name." : "Write {template} into the output.")"
        : "the target at \(places[other.target]) makes \(other.path == file.path ? "it" : "“\(other.path)”") already."
      problems.append(GenerationProblem("“\(file.path)” would be written twice: \(reason)", at: place))
    } else {
      taken[folded] = files.count
    }
    if places.count <= file.target {
      places += Array(repeating: place, count: file.target - places.count + 1)
    }
    files.append(file)
  }
}
