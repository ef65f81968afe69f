import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser
import CommandInterface

struct LocatorsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "locators",
    abstract: "Lists every locator that a sample response offers.",
    discussion: """
      Example:
      echo '{"customer": {"name": "Joe Dow", "age": 37}}' |
      apiinteraction locators - --fields --group Customer
      """)

  @Argument(
    help: "The response, JSON or XML: a body, or what curl -i prints; - is standard input.",
    completion: .response)
  var response: String

  @Flag(help: "Print a Fields element for a definition instead.")
  var fields = false

  @Option(help: ArgumentHelp("The group of the destinations: the part before the bar.", valueName: "name"))
  var group: String?

  @Option(help: "How the locators are printed.")
  var format = Format.table

  @Flag(help: "Show secrets instead of ***.")
  var showSecrets = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if group != nil, !fields { throw ValidationError("--group names the destinations of --fields.") }
    if fields, format != .table { throw ValidationError("--format is for the list; --fields is always XML.") }
    guard let group else { return }
    let isName = (try? DataSourceName("\(group)|A")) != nil
    if group.isEmpty || group.contains("|") || group.unicodeScalars.count > SampleResponse.longestGroup
      || !isName
    {
      throw ValidationError(
        "--group must be of 1 to \(SampleResponse.longestGroup) characters, none of them | ( ) $ : or a control "
          + "character, with no white space at its ends.")
    }
  }

  func run() throws {
    let saved = try InputFile.readResponse(response)
    let sample: SampleResponse
    do throws(MappingIssue) {
      sample = try SampleResponse(saved.body)
    } catch {
      Console.write(InputFile.message(error, in: response, saved) + "\n", to: .error)
      throw CommandFailure.found
    }
    if fields {
      Console.show(ApiInteraction.Response.xmlString(of: try sample.fields(group: group)))
    } else {
      let text = LocatorsText(sample.locators, of: saved, hiding: try hiddenNames())
      switch format {
      case .table: Console.write(text.table(isColourful: global.isColourful), to: .output)
      case .json: Console.show(text.json)
      }
    }
    if sample.locators.isEmpty { global.note("No locator finds anything in this response.") }
    if sample.unlisted > 0 {
      global.note("\(sample.unlisted) more cannot be listed: no locator of at most 1,000 bytes finds them.")
    }
  }

  /// By which names secrets are told; nil where they are shown.
  private func hiddenNames() throws -> SecretNames? {
    if showSecrets { return nil }
    var finder = try ConfigurationFinder()
    return SecretNames(try finder.lintSettings(forFile: response).secrets)
  }
}
