import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ArgumentParser
import CommandInterface

struct RulesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists what lint and plan check look for, or explains one rule.",
    discussion: """
      Example:
      apiinteraction rules unfilled-slot
      """)

  @Argument(
    help: "The rule to explain, as it stands in [brackets] after a finding. Without one, all are listed.",
    completion: .list(RuleCatalogue.all.map(\.id)))
  var rule: String?

  @Option(help: "How it is printed.")
  var format = Format.text

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let rule = try rule.map(RulesCommand.rule)
    Console.write(text(of: rule), to: .output)
  }

  private func text(of rule: (any RuleDeclaration)?) -> String {
    switch format {
    case .text: rule.map { RuleText($0, style: style).text } ?? list
    case .json: RulesJSON(rule.map { [$0] } ?? RuleCatalogue.all).text
    case .markdown: rule.map { RuleDocumentation($0).markdown } ?? RuleIndex(RuleCatalogue.all).markdown
    }
  }

  /// The rules as a table, group by group.
  private var list: String {
    var table = TextTable(["RULE", "GROUP", "SEVERITY", "FIX", "WHAT IT FINDS"])
    for rule in RuleCatalogue.all {
      table.add(
        [
          rule.id, rule.group.rawValue, rule.severity.rawValue, rule.fixing == .none ? "" : "yes",
          rule.summary,
        ], styles: [2: { style($0, .severity(rule.severity)) }])
    }
    return table.text
  }

  private func style(_ text: String, _ style: TextReporter.Style) -> String {
    global.isColourful ? Console.coloured(text, style) : text
  }

  private static func rule(_ id: String) throws(CommandFailure) -> any RuleDeclaration {
    if let rule = RuleCatalogue.all.first(where: { $0.id == id }) { return rule }
    let advice =
      id.nearest(in: RuleCatalogue.all.map(\.id)).map { "Did you mean \($0)?" }
      ?? "apiinteraction rules lists them."
    throw .usage("There is no rule “\(id)”. \(advice)")
  }
}
