import ApiInteractionKit

struct UnknownDataType: Rule {
  let id = "unknown-data-type"
  let group = RuleGroup.response
  let severity = Severity.warning
  let summary = "A DataType that is not known."
  let rationale = """
    Only `String` is documented; it takes any value. Integer, Number, Boolean and DateTime are known to this toolkit. With any \
    other word, or one in the wrong case, the platform may store nothing. If your account has other types, name them under \
    `allow`.
    """
  let bad = RuleExample(
    "<Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>string</DataType></Field>")
  let good = RuleExample(
    "<Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>")
  let fixing = RuleFixing.changesRequest
  let options = [RuleOption("allow", "Types that are known besides those.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let known = UnknownDataType.known
    return subject.definition.fields.compactMap { field in
      guard let value = field.dataType, value.isPlain,
        case let name = value.text.string, !known.contains(name),
        !subject.option("allow", of: self).contains(name)
      else { return nil }
      let meant = UnknownDataType.otherNames[name.lowercased()] ?? name.nearest(in: known)
      let advice = meant.map { "Did you mean \($0)?" } ?? "There are \(known.joined(separator: ", "))."
      var fix: Fix?
      if let meant, name.isSlip(of: meant) {
        fix = Fix("write \(meant)", [SourceEdit(value.text.sourceRange, meant)])
      }
      return finding("There is no data type “\(name)”. \(advice)", at: value.text.sourceRange, fix: fix)
    }
  }

  private static let known = DataType.known.map(\.name)

  /// What the types are called elsewhere.
  private static let otherNames = [
    "text": "String", "str": "String", "varchar": "String", "guid": "String", "object": "String",
    "array": "String",
    "int": "Integer", "int32": "Integer", "int64": "Integer", "long": "Integer", "short": "Integer",
    "double": "Number", "float": "Number", "decimal": "Number", "numeric": "Number", "currency": "Number",
    "bool": "Boolean", "bit": "Boolean", "date": "DateTime", "time": "DateTime", "timestamp": "DateTime",
  ]
}
