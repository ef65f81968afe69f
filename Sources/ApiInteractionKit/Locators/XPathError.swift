import CLibXML2

/// Why libxml2 cannot read or evaluate an XPath.
struct XPathError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  let description: String
  /// Where in the expression, in bytes, if that is known.
  let offset: Int

  /// How many steps an evaluation may take: what a path needs that goes over
  /// the nodes of the largest response, in about two seconds.
  static let operationLimit: UInt = 20_000_000

  /// An expression that would take too long on a document of its size.
  static let tooCostly = XPathError(code: Int(XPATH_OP_LIMIT_EXCEEDED.rawValue), offset: 0)

  init(_ error: xmlError) {
    self.init(
      code: Int(error.code) - Int(XML_XPATH_EXPRESSION_OK.rawValue), offset: max(0, Int(error.int1)))
  }

  private init(code: Int, offset: Int) {
    self.offset = offset
    description = XPathError.messages[code] ?? "libxml2 cannot evaluate it."
  }

  private static let messages: [Int: String] = Dictionary(
    [
      (XPATH_NUMBER_ERROR, "Here a number is malformed."),
      (XPATH_UNFINISHED_LITERAL_ERROR, "A text in quotes is never closed."),
      (XPATH_START_LITERAL_ERROR, "Here a text in quotes was expected."),
      (XPATH_VARIABLE_REF_ERROR, "Variables are not possible."),
      (XPATH_UNDEF_VARIABLE_ERROR, "Variables are not possible."),
      (XPATH_INVALID_PREDICATE_ERROR, "Here the ] of a condition was expected."),
      (XPATH_EXPR_ERROR, "The XPath cannot go on like this. Write a path such as /despatch/name."),
      (XPATH_UNCLOSED_ERROR, "Here a ) was expected."),
      (XPATH_UNKNOWN_FUNC_ERROR, "It calls a function that XPath 1.0 does not have."),
      (XPATH_INVALID_OPERAND, "An operand is of the wrong type."),
      (XPATH_INVALID_TYPE, "A value is of the wrong type: a path was expected."),
      (XPATH_INVALID_ARITY, "A function is called with too few or too many values."),
      (XPATH_UNDEF_PREFIX_ERROR, "It uses a prefix that the response’s root element does not declare."),
      (XPATH_INVALID_CHAR_ERROR, "It holds a character that XPath does not allow."),
      (XPATH_OP_LIMIT_EXCEEDED, "It takes too many steps. Write a path that names each element."),
      (XPATH_RECURSION_LIMIT_EXCEEDED, "It is nested too deep. Write a simpler path."),
    ].map { (Int($0.0.rawValue), $0.1) }, uniquingKeysWith: { first, _ in first })
}
