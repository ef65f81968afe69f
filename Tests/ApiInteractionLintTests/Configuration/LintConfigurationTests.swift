import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("Configuration")
struct LintConfigurationTests {
  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// A rule with options.
  private struct Tuned: Rule {
    let id = "tuned"
    let group = RuleGroup.security
    let severity = Severity.error
    let summary = "A \"tuned\" rule."
    let rationale = ""
    let bad = RuleExample("")
    let good = RuleExample("")
    let options = [RuleOption("allow", "What is allowed."), RuleOption("names", "Names.")]
    func check(_ subject: LintSubject) -> [Diagnostic] { [] }
  }

  private static let files = [
    "conf/good.yml": "{name: named, match: {path: /named}, body: {id: }}",
    "conf/bad.yml": "name: bad\nmatch: {path: bad}",
    "/etc/absolute.yml": "{name: absolute, match: {path: /absolute}, body: {id: }}",
  ]

  private func read(_ text: String) throws(ConfigurationError) -> LintConfiguration {
    try LintConfiguration(
      Array(text.utf8), file: "conf/.apiinteraction.yml", rules: Linter.allRules + [Tuned()]
    ) { path in
      guard let text = Self.files[path] else { throw Unreadable(description: "\(path): cannot be read") }
      return Array(text.utf8)
    }
  }

  @Test(
    "an empty file decides nothing", arguments: ["", "# later\n", "---\n", "null", "{}", "rules:\nignore:"])
  func empty(text: String) throws {
    let configuration = try read(text)
    #expect(configuration.settings.disabled.isEmpty)
    #expect(configuration.settings.severities.isEmpty)
    #expect(configuration.profiles.profiles == ProfileSet.builtIn.profiles)
    #expect(!configuration.isIgnored("a.xml"))
    #expect(!configuration.isTemplate("a.xml"))
  }

  @Test(
    "rules are turned off, given a severity and options",
    arguments: [
      """
      rules:
        stray-text: off
        empty-value: warning
        tuned: {severity: info, allow: [a, 'b*'], names: 1}
        doctype: {severity: off}
      """,
      """
      {"rules": {"stray-text": "off", "empty-value": "warning", "doctype": false,
        "tuned": {"severity": "info", "allow": ["a", "b*"], "names": "1"}}}
      """,
    ])
  func rules(text: String) throws {
    let settings = try read(text).settings
    #expect(settings.disabled == ["stray-text", "doctype"])
    #expect(settings.severities == ["empty-value": .warning, "tuned": .info])
    #expect(settings.options == ["tuned": ["allow": ["a", "b*"], "names": ["1"]]])
  }

  @Test("names of data sources and secrets are lists, or one")
  func names() throws {
    let settings = try read("data-sources: [Vip, 'Shop|Basket']\nsecrets: X-Shop-*").settings
    #expect(settings.dataSources == ["Vip", "Shop|Basket"])
    #expect(settings.secrets == [NamePattern("X-Shop-*")])
  }

  @Test("profiles are named, from the configuration's folder or the root, or stand in place")
  func providers() throws {
    let configuration = try read(
      """
      providers:
        - good.yml
        - /etc/absolute.yml
        - name: inline
          extends: named
      """)
    #expect(configuration.profiles.profiles.map(\.name).suffix(3) == ["named", "absolute", "inline"])
  }

  @Test(
    "the last pattern that matches decides whether a file is ignored; a folder covers all in it",
    arguments: [
      ("a.xml", false), ("drafts/a.xml", true), ("x/drafts/y/a.xml", true), ("drafts", false),
      ("drafts/keep.xml", false), ("old/a.xml", true), ("x/old/a.xml", false), ("b.draft.xml", true),
      ("x/b.draft.xml", true), ("../drafts/a.xml", true),
    ])
  func ignored(path: String, isIgnored: Bool) throws {
    let configuration = try read("ignore: [drafts/, '*.draft.xml', /old, '!keep.xml']")
    #expect(configuration.isIgnored(path) == isIgnored)
  }

  @Test("a folder is ignored only if nothing in it is taken back")
  func ignoredFolder() throws {
    #expect(try read("ignore: drafts/").isIgnored("drafts", isFolder: true))
    #expect(try read("ignore: ['!keep.xml', drafts/]").isIgnored("x/drafts", isFolder: true))
    #expect(!(try read("ignore: [drafts/, '!keep.xml']").isIgnored("drafts", isFolder: true)))
  }

  @Test("templates are those of the patterns, and *.template.xml")
  func templates() throws {
    let configuration = try read("templates: [/templates/, '!/templates/done.xml', '*.slots.xml']")
    #expect(configuration.isTemplate("templates/a.xml"))
    #expect(configuration.isTemplate("x/a.slots.xml"))
    #expect(configuration.isTemplate("x/a.Template.XML"))
    #expect(!configuration.isTemplate("templates/done.xml"))
    #expect(!configuration.isTemplate("x/templates/a.xml"))
  }

  @Test(
    "a mistake is reported with its place",
    arguments: [
      ("[1]", "1:1: A configuration must be a mapping of names to values, and is a list."),
      ("off", "1:1: A configuration must be a mapping of names to values."),
      ("rule: {}", "1:1: A configuration has no “rule”. Did you mean “rules”?"),
      (
        "severity: off",
        "1:1: A configuration has no “severity”. It has rules, ignore, templates, providers, data-sources, secrets."
      ),
      ("rules: [doctype]", "1:8: rules must be a mapping of names to values, and is a list."),
      ("rules:\n  doctipe: off", "2:3: There is no rule “doctipe”. Did you mean “doctype”?"),
      (
        "rules:\n  quite-other: off",
        "2:3: There is no rule “quite-other”. apiinteraction rules lists them."
      ),
      (
        "rules:\n  doctype: warn",
        "2:12: The severity of doctype must be off, info, warning or error. Did you mean “warning”?"
      ),
      (
        "rules:\n  doctype: eror",
        "2:12: The severity of doctype must be off, info, warning or error. Did you mean “error”?"
      ),
      ("rules:\n  doctype:", "2:11: The severity of doctype must be off, info, warning or error."),
      ("rules:\n  doctype: [off]", "2:12: The severity of doctype must be off, info, warning or error."),
      (
        "rules:\n  doctype: {severity: [off]}",
        "2:23: The severity of doctype must be off, info, warning or error."
      ),
      (
        "rules:\n  tuned: {alow: [a]}", "2:11: The rule tuned has no “alow”. Did you mean “allow”?"
      ),
      ("rules:\n  doctype: {allow: [a]}", "2:13: The rule doctype has no “allow”. It has severity."),
      ("rules:\n  tuned: {allow: {a: b}}", "2:18: allow must be a list."),
      ("rules:\n  tuned: {allow: }", "2:18: allow must be a list."),
      ("rules:\n  tuned: {allow: [a, '']}", "2:22: A text in allow must be a text."),
      ("rules:\n  doctype: off\n  doctype: error", "3:3: This mapping has “doctype” more than once."),
      (#"{"rules": {"doctype": "off", "doctype": "off"}}"#, "1:30: “doctype” is given twice."),
      (
        "rules: {doctype: off # , doctype: off\n  , doctype: off}",
        "2:5: This mapping has “doctype” more than once."
      ),
      ("ignore: {a: b}", "1:9: ignore must be a list."),
      ("ignore: [[a]]", "1:10: A pattern in ignore must be a text."),
      (
        "ignore: ['[']",
        "1:10: No path is of the pattern “[”: a [ is not closed, or a \\ stands at the end."
      ),
      (
        "ignore:\n  - a\n  - ./c",
        "3:5: No path is of the pattern “./c”: paths have no . or .. in them; they begin in the folder of this file."
      ),
      ("templates: ['!']", "1:13: No path is of the pattern “!”: it names nothing."),
      ("templates: [~]", "1:13: A pattern in templates must be a text."),
      (
        "ignore:\n  - a\n  - *.xml",
        "3:5: In YAML a word that begins with * or & is no text. Put the value in quotes."
      ),
      (
        "ignore:\n  - *xml",
        "2:5: In YAML a word that begins with * or & is no text. Put the value in quotes."
      ),
      ("ignore:\n  - !a.xml", "2:5: In YAML a word that begins with ! is no text. Put the value in quotes."),
      (
        "data-sources:\n  - a\n  - a:b",
        "3:5: A data source name cannot hold “:”."
      ),
      ("secrets: [{}]", "1:11: A name in secrets must be a text."),
      ("providers: {name: a}", "1:12: providers must be a list."),
      (
        "providers:\n  - {name: a}",
        "2:5: A profile needs match: with the path of the service, or extends: with another profile."
      ),
      (
        "providers:\n  - {name: a, match: {path: /a}, bodi: {}}",
        "2:34: A profile has no “bodi”. Did you mean “body”?"
      ),
      ("providers: [missing.yml]", "1:13: conf/missing.yml: cannot be read"),
      ("a: 'b", "1:4: A quote is opened and never closed."),
    ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: ConfigurationError.self) { try self.read(text) }
    #expect(error?.description == "conf/.apiinteraction.yml:" + message)
  }

  @Test("a mistake in a profile that is named is reported with that file and its place there")
  func mistakeInProfile() {
    let error = #expect(throws: ConfigurationError.self) { try self.read("providers: [bad.yml]") }
    #expect(
      error?.description
        == "conf/bad.yml:2:15: path must begin with / and name at least one segment, as in /auth/connect/token."
    )
  }

  @Test("a profile in place with the name of another is reported where it stands")
  func sameName() {
    let error = #expect(throws: ConfigurationError.self) {
      try self.read("providers:\n  - good.yml\n  - {name: named, match: {path: /a}}")
    }
    #expect(
      error?.problems.map { $0.description.hasPrefix("conf/.apiinteraction.yml:3:") } == [true])
    #expect(error?.description.hasSuffix(" There is a profile named “named” already.") == true)
  }

  @Test("all mistakes are reported at once, in the order of the file")
  func several() {
    let error = #expect(throws: ConfigurationError.self) {
      try self.read("rules: {doctipe: off, doctype: on}\nignor: [a]\nproviders: [bad.yml]\nsecrets: ['']")
    }
    #expect(
      error?.problems.map(\.description) == [
        "conf/.apiinteraction.yml:1:9: There is no rule “doctipe”. Did you mean “doctype”?",
        "conf/.apiinteraction.yml:1:32: The severity of doctype must be off, info, warning or error.",
        "conf/.apiinteraction.yml:2:1: A configuration has no “ignor”. Did you mean “ignore”?",
        "conf/bad.yml:2:15: path must begin with / and name at least one segment, as in /auth/connect/token.",
        "conf/.apiinteraction.yml:4:11: A name in secrets must be a text.",
      ])
  }

  @Test("what a configuration decides reaches the linter")
  func linter() throws {
    let configuration = try read("rules: {empty-value: info, stray-text: off}")
    let definition = Array("<ApiInteraction>x<Request><Url/></Request></ApiInteraction>".utf8)
    let found = Linter(profiles: configuration.profiles, settings: configuration.settings).lint(definition)
    #expect(found.diagnostics.first { $0.rule == "empty-value" }?.severity == .info)
    #expect(!found.diagnostics.contains { $0.rule == "stray-text" })
  }
}
