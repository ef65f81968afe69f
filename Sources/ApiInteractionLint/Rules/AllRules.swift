extension Linter {
  /// Every rule there is, in the order in which they are listed.
  public static let allRules: [any Rule] =
    structure + holes + request + response + security + provider + suppression

  private static let structure: [any Rule] = [
    NotWellFormed(), NotADefinition(), Doctype(), UnknownElement(), MisplacedElement(), MissingElement(),
    DuplicateElement(), UnexpectedAttribute(), StrayText(), EmptyValue(), SurroundingWhitespace(),
  ]

  private static let holes: [any Rule] = [
    UnfilledSlot(), MalformedSlot(), MalformedPlaceholder(), PlaceholderLookalike(), UnknownFormatter(),
    PlaceholderNotAllowed(), DataSourceNameRule(),
  ]

  private static let request: [any Rule] = [
    InvalidURL(), InsecureURL(), URLCredentials(), PlaceholderInHost(), UnknownMethod(), BodyWithGet(),
    MissingBody(),
    InvalidHeaderName(), InvalidHeaderValue(), DuplicateHeader(), ReservedHeader(), MalformedAuthorization(),
    MissingContentType(), ContentTypeMismatch(),
    InvalidJSONBody(), DuplicateJSONKey(), SuspiciousJSONKey(), UnquotedJSONPlaceholder(),
    UnescapedJSONValue(),
    InvalidFormBody(), InvalidXMLBody(), BodyOutsideCDATA(),
  ]

  private static let response: [any Rule] = [
    UnknownResponseType(), InvalidLocator(), DuplicateDestination(), DestinationCaseConflict(),
    ReservedDestination(),
    DuplicateLocator(), UnknownDataType(), NoFields(),
  ]

  private static let security: [any Rule] = [
    HardcodedSecret(), SecretInURL(), CardData(),
  ]

  private static let provider: [any Rule] = [
    ProviderMissingField(), ProviderUnknownField(), ProviderFieldValue(), ProviderMissingHeader(),
    ProviderMethod(), ProviderMissingResponseField(),
  ]

  private static let suppression: [any Rule] = [UnusedSuppression(), UnknownRule()]
}
