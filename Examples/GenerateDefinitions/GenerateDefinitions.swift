import ApiInteractionGeneration
import ApiInteractionKit

/// Generates the definitions of two accounts into the folder that is named on the command line.
@main
struct GenerateDefinitions {
  static func main() async throws {
    let template = SourceText(
      """
      <ApiInteraction>
        <Request>
          <Url>~~~REPLACE~~~/accounts/~~~REPLACE:account~~~/balance</Url>
          <Method>GET</Method>
          <Headers><Header><Key>Authorization</Key><Value>Bearer $(AccessToken)</Value></Header></Headers>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>Balance|ResponseCode</ResponseCodeDestination>
          <Fields>
            <Field>
              <Locator>balance</Locator><Destination>Balance|Amount</Destination><DataType>Number</DataType>
            </Field>
          </Fields>
        </Response>
      </ApiInteraction>
      """)
    let authorize = try BuiltInTemplate.all.filter { $0.name == "authorize" }.map {
      try GenerationTemplate($0)
    }
    let manifest = try GenerationManifest(
      templates: authorize + [GenerationTemplate(file: "balance.template.xml", template)],
      output: OutputPattern("{account}/{template}.xml"),
      values: ["Url": "https://api.example.com", "client_secret": "#(ClientSecret)"],
      targets: [
        GenerationTarget(["account": "garden-centre", "client_id": "garden"]),
        GenerationTarget(["account": "water & works", "client_id": "water"]),
      ])
    let folder = try OutputFolder(CommandLine.arguments.dropFirst().first ?? "definitions", creating: true)
    let report = await DefinitionGenerator(manifest).generate(into: folder, jobs: 2)
    for problem in report.problems { print(problem) }
    for (file, outcome) in zip(manifest.files, report.outcomes) { print(outcome, file.path) }
  }
}
