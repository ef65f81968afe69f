import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionSandbox
import CommandInterface

/// What `test` prints.
struct TestReport {
  let subject: TestSubject
  let options: TestOptions
  let sandbox: Sandbox?

  private var showsAll: Bool { options.format == .table && !options.global.quiet }

  /// The placeholders with their values, and the request, if there is one.
  func show(_ request: ResolvedRequest?) {
    guard showsAll else { return }
    let secrets = secrets(request)
    if !subject.holes.isEmpty {
      var table = TextTable(["PLACEHOLDER", "VALUE"])
      for hole in subject.holes { table.add([hole.text, shown(hole, secrets)]) }
      Console.write(table.text + "\n", to: .output)
    }
    guard let request else { return }
    Console.show(RequestText(secrets.masked(request), unset: request.unsetDataSources).http + "\n")
    if let sandbox {
      let isSame = request.text.url == sandbox.url || request.text.url.hasPrefix(sandbox.url + "/")
      let other = isSame ? "" : ", and not to the host above"
      Console.write(
        "Sent to \(sandbox.url), a local stand-in of the documented services\(other).\n\n", to: .output)
    }
  }

  private func secrets(_ request: ResolvedRequest?, _ exchange: InteractionExchange? = nil) -> ShownSecrets {
    ShownSecrets(subject, request, exchange, isShown: options.call.showSecrets)
  }

  private func shown(_ hole: TestSubject.Hole, _ secrets: ShownSecrets) -> String {
    guard let known = subject.context.value(of: hole) else { return "(not set)" }
    guard let value = known else { return "(null)" }
    return Display.cut(masked(value, of: hole, secrets))
  }

  /// The value of a placeholder.
  private func masked(_ value: String, of hole: TestSubject.Hole, _ secrets: ShownSecrets) -> String {
    let isSecret = hole.kind == .configuration && !options.call.showSecrets || secrets.hides(hole.name)
    return isSecret ? SecretMask.mask : secrets.masked(value)
  }

  /// The placeholders as JSON; of one that is not set, or null, the value is null.
  private func placeholders(_ secrets: ShownSecrets) -> String {
    JSONText.array(
      subject.holes.map { hole in
        let value = subject.context.value(of: hole) ?? nil
        return JSONText.object([
          "name": JSONText.quoted(hole.name),
          "kind": JSONText.quoted(hole.kind == .dataSource ? "dataSource" : "configuration"),
          "isSet": subject.context.value(of: hole) == nil ? "false" : "true",
          "value": JSONText.quoted(value.map { masked($0, of: hole, secrets) }),
        ])
      })
  }

  /// The data sources, the issues and the response.
  func show(_ exchange: InteractionExchange) {
    let secrets = secrets(nil, exchange)
    let response = ResponseText(exchange.response, secrets)
    if options.format == .json {
      return Console.show(json(exchange, response, secrets))
    }
    let text = MappedText(
      exchange.mapped, linesBefore: 0, standIn: exchange.response.standIn,
      hides: { secrets.hides($0) }, mask: { secrets.masked($0) })
    Console.write(text.table(isColourful: options.global.isColourful, showsTypes: true), to: .output)
    for issue in exchange.mapped.issues {
      let place = issue.location.map { "response:\($0.line):\($0.column)" } ?? "response"
      Console.write(Display.visible("\(place): \(secrets.masked(issue.message))") + "\n", to: .output)
    }
    guard showsAll else { return }
    Console.show("\n" + response.http)
    if options.global.verbose {
      options.global.note("The response came after \(exchange.duration.milliseconds) ms.")
    }
  }

  /// Says why nothing is sent.
  func show(_ refusal: ResolutionError) {
    let hidden = secrets(nil).ranges(in: subject.file.definition.source.bytes)
    subject.file.show(refusal, masksSecrets: !options.call.showSecrets, hiding: hidden)
    guard options.format == .json else { return }
    let secrets = secrets(nil)
    let reasons = refusal.problems.map { JSONText.quoted(secrets.masked($0.message)) }
    Console.show(
      JSONText.object([
        "placeholders": placeholders(secrets), "request": "null", "refused": JSONText.array(reasons),
      ]) + "\n")
  }

  /// Says that no response came.
  func show(_ failure: InterfaceFailure, _ request: ResolvedRequest?) {
    let secrets = secrets(request)
    let reason = secrets.masked(failure.description)
    if options.format == .json {
      let sent = request.map { ExchangeRecord.json(of: secrets.masked($0)) }
      Console.show(
        JSONText.object([
          "placeholders": placeholders(secrets), "request": sent ?? "null",
          "interfaceFailure": JSONText.quoted(reason),
        ]) + "\n")
    }
    var advice = ""
    if case .missingConfiguration = failure.reason {
      advice = " For a test, --config or --config-file gives it one."
    }
    Console.complain(
      "interface failure: \(reason) The call goes to that branch, and nothing is stored.\(advice)")
  }

  private func json(
    _ exchange: InteractionExchange, _ response: ResponseText, _ secrets: ShownSecrets
  ) -> String {
    let values = exchange.mapped.assignments.map { assignment in
      let name = assignment.destination.name
      let value = assignment.value.map { secrets.masked($0.text, storedIn: name) }
      return "    \(JSONText.quoted(name)): \(JSONText.quoted(value))"
    }
    let types = exchange.mapped.assignments.map { assignment in
      let type = subject.interaction.response.type(of: assignment)
      return "\(JSONText.quoted(assignment.destination.name)): \(JSONText.quoted(type))"
    }
    let issues = exchange.mapped.issues.map { issue in
      "    "
        + JSONText.object([
          "locator": JSONText.quoted(issue.field?.locator.text),
          "destination": JSONText.quoted(issue.field?.destination.name),
          "message": JSONText.quoted(secrets.masked(issue.message)),
          "line": issue.location.map { String($0.line) } ?? "null",
          "column": issue.location.map { String($0.column) } ?? "null",
        ])
    }
    let standIns = JSONText.names(exchange.mapped.standIns(at: exchange.response.standIn))
    return """
      {
        "placeholders": \(placeholders(secrets)),
        "request": \(ExchangeRecord.json(of: secrets.masked(exchange.request))),
        "response": \(ExchangeRecord.json(of: response)),
        "milliseconds": \(exchange.duration.milliseconds),
        "dataSources": {
      \(values.joined(separator: ",\n"))
        },
        "types": {\(types.joined(separator: ", "))},\(standIns.map { "\n  \"standIns\": \($0)," } ?? "")
        "issues": [\(issues.isEmpty ? "" : "\n" + issues.joined(separator: ",\n") + "\n  ")]
      }

      """
  }
}
