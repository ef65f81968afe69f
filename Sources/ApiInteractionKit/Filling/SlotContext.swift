/// Where a slot stands, and so how its value is checked and escaped. [P]
public enum SlotContext: Sendable, Hashable {
  /// The start of the Url: an absolute http(s) URL without query or fragment.
  case urlStart
  /// The scheme of the Url: `http` or `https`.
  case urlScheme
  /// The Url's host, or a part of it; with a port where the slot ends the authority.
  case urlHost(endsAuthority: Bool)
  /// A path segment of the Url.
  case urlPath
  /// The name or value of a query parameter, or the fragment.
  case urlQuery
  /// A header's Value.
  case headerValue
  /// A form body.
  case form
  /// Inside a string, or the name of a member, in a JSON body.
  case jsonString
  /// Outside the strings of a JSON body.
  case jsonScalar
  /// Text in an XML body.
  case xmlText
  /// An attribute in an XML body.
  case xmlAttribute
  /// A CDATA section in an XML body.
  case xmlCDATA
  /// A comment in an XML body.
  case xmlComment
  /// The name of an element or attribute in an XML body.
  case xmlName
  /// A body of any other kind.
  case text
  /// The name inside `$(…)` or `#(…)`.
  case placeholderName(Placeholder.Kind)
  /// The formatter of a placeholder.
  case formatter
  /// A value that takes no placeholders, such as a Method or a Locator, or a header's Key.
  case element(DefinitionElement?)
  /// A body that cannot be read there: nothing says how a value must be escaped.
  case unreadable(reason: String)
}
