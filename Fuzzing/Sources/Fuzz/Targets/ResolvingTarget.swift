import ApiInteractionKit

/// A request is resolved or refused, and neither the request as it is shown nor the reasons hold a configuration value.
enum ResolvingTarget {
  /// Shorter values are found in any text.
  private static let shortest = 8

  static func check(_ input: FuzzInput) {
    let definition = Definition(input.text)
    guard let interaction = definition.interaction else { return }
    let values = input.values.isEmpty ? ["K7-secret&value", "https://api.example.com"] : input.values
    let context = context(of: interaction, values)
    for policy in [UnsetPolicy.remove, .refuse] {
      do throws(ResolutionError) {
        let request = try RequestResolver(interaction).resolve(in: context, unset: policy)
        check(request, secrets: secrets(in: context))
      } catch {
        let own = definition.values.map(\.text.string).joined(separator: "\n")
        for secret in secrets(in: context) where secret.contains(where: \.isNumber) && !own.holds(secret) {
          require(!error.description.holds(secret), "the reasons do not hold \(secret):\n\(error)")
        }
      }
    }
  }

  private static func check(_ request: ResolvedRequest, secrets: [String]) {
    let shown = request.masked
    let texts = [shown.url, shown.body ?? ""] + shown.headers.flatMap { [$0.name, $0.value] }
    for secret in secrets {
      for text in texts { require(!text.holds(secret), "\(text) does not hold \(secret)") }
    }
  }

  /// A value for every name in the request: the first line for the first name, and so on, over and over.
  private static func context(of interaction: ApiInteraction, _ values: [String]) -> CallContext {
    let request = interaction.request
    let texts =
      [request.url, request.body].compactMap(\.self) + request.headers.flatMap { [$0.key, $0.value] }
    var context = CallContext()
    for (index, hole) in texts.flatMap(\.placeholders).enumerated() {
      let (name, value) = (hole.placeholder.name, values[index % values.count])
      switch hole.placeholder.kind {
      case .configuration: context.configuration[name] = value
      case .dataSource: context.dataSources[name] = value
      }
    }
    return context
  }

  /// The configuration values that must not be shown; what is made of asterisks may be the mask itself.
  private static func secrets(in context: CallContext) -> [String] {
    context.configuration.values.compactMap(\.self).filter {
      $0.utf8.count >= shortest && !$0.utf8.contains(UInt8(ascii: "*"))
    }
  }
}
