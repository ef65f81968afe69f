import ApiInteractionKit

func authorize(template: String, secret: String) throws -> String {
  let definition = try DefinitionTemplate(SourceText(template)).fill(with: [
    "Url": "https://api.example.com", "client_id": "call-plan", "client_secret": "#(PaymentClientSecret)",
  ])
  let interaction = try ApiInteraction(definition)
  let call = CallContext(configuration: ["PaymentClientSecret": secret])
  let resolved = try RequestResolver(interaction).resolve(in: call)
  // resolved.request is an HTTPRequest of swift-http-types, resolved.body its body: send them, then map the answer.
  let answer = Array(#"{"access_token": "abc", "token_type": "Bearer"}"#.utf8)
  let mapped = ResponseMapper(interaction.response).map(status: 200, body: answer)
  return "\(resolved.masked.url) sets AccessToken to \(mapped["AccessToken"]?.text ?? "null")"
}
