import ApiInteractionKit
import ApiInteractionLint

/// Reads what plans and scenarios have in common.
extension PlanSource {
  func reference(_ value: YAMLValue, _ what: String) throws(InputProblem) -> PlanReference {
    PlanReference(name: try value.text(what), range: place(of: value))
  }

  func dataSource(_ value: YAMLValue, _ what: String) throws(InputProblem) -> PlanReference {
    let text = try value.text(what)
    do throws(DataSourceName.Invalid) {
      _ = try DataSourceName(text)
    } catch {
      throw value.problem("“\(text)” is no data source. \(error.description)")
    }
    return PlanReference(name: text, range: place(of: value))
  }

  static func digit(_ value: YAMLValue) throws(InputProblem) -> String {
    guard let digit = value.scalar, digit.utf8.count == 1, "0123456789*#".contains(digit) else {
      throw value.problem("A digit is one of 0 to 9, * and #.")
    }
    return digit
  }

  /// What a payment step does: an outcome, or a list of them.
  static func outcomes(_ value: YAMLValue) throws(InputProblem) -> [PaymentOutcome] {
    let items = value.items ?? [value]
    if items.isEmpty { throw value.problem("payment needs at least one outcome.") }
    return try items.map { item throws(InputProblem) in try known(item, "payment") }
  }

  /// One of the names that there are.
  static func known<Name: CaseIterable & RawRepresentable>(
    _ value: YAMLValue, _ what: String
  ) throws(InputProblem) -> Name where Name.RawValue == String {
    if let name = value.scalar.flatMap(Name.init(rawValue:)) { return name }
    let names = Name.allCases.map(\.rawValue)
    let advice = value.scalar.flatMap { $0.nearest(in: names) }.map { " Did you mean “\($0)”?" } ?? ""
    throw value.problem("\(what) must be one of \(names.joined(separator: ", ")).\(advice)")
  }
}
