import ApiInteractionClient
import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionPlan
import ApiInteractionSandbox

/// The examples in the comments of the sources, each in a function that gives what it takes for granted.

func generating() async throws {
  let manifest = try GenerationManifest(
    templates: BuiltInTemplate.all.filter { $0.name == "session-status" }.map { try GenerationTemplate($0) },
    output: OutputPattern("{environment}/{template}.xml"),
    targets: [
      GenerationTarget(["environment": "test", "Url": "https://sandbox.example.com"]),
      GenerationTarget(["environment": "live", "Url": "https://api.example.com"]),
    ])
  let folder = try OutputFolder("definitions", creating: true)
  let report = await DefinitionGenerator(manifest).generate(into: folder, jobs: 2)
  for problem in report.problems { print(problem) }
}

func layingOut() throws {
  let source = SourceText("<ApiInteraction><Request/></ApiInteraction>")
  let formatted = try DefinitionLayout().format(source)
  print(formatted.string)
}

func sending(_ interaction: ApiInteraction, guid: String) async throws {
  let client = InteractionClient(transport: URLSessionTransport())
  let exchange = try await client.run(interaction, in: CallContext(dataSources: ["CallGuid": guid]))
  print(exchange.mapped["AccessToken"]?.text ?? "null")
}

func serving() async throws {
  let sandbox = try await Sandbox.start(SandboxOptions())
  print(sandbox.url)
  await sandbox.stop()
}

func walking(_ plan: CallPlan, _ definitions: PlanDefinitions, _ client: InteractionClient) async throws {
  let walker = try PlanWalker(plan, definitions: definitions) { _ in client }
  var walk = walker.begin(PlanCall(dataSources: ["Amount": "10.00"]))
  while let visit = try await walk.advance() { print(visit.step.name.name) }
}
