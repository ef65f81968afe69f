import HTTPTypes

/// A header of a request, with what is known of it before a call.
final class ResolvableHeader: Sendable {
  let key: ResolvableText
  let value: ResolvableText
  /// The field's name, if no call changes it.
  let name: HTTPField.Name?
  /// Whether that name speaks of a secret.
  let isSecret: Bool
  /// The field, if no call changes it.
  let field: HTTPField?

  init(_ header: ApiInteraction.Request.Header) {
    key = ResolvableText(header.key)
    value = ResolvableText(header.value)
    let name = key.constant.flatMap { HTTPField.Name($0) }
    self.name = name
    isSecret = name.map { SecretName.matches($0.rawName) } ?? false
    field = name.flatMap { [value] name in value.constant.map { HTTPField(name: name, value: $0) } }
  }
}
