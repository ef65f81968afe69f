import ApiInteractionKit
import Yams

/// A value of a YAML or JSON file that knows where it stands.
struct YAMLValue {
  private let node: Yams.Node

  /// Reads a file of one document.
  ///
  /// - Throws: ``InputProblem`` where the bytes are not UTF-8, or not YAML.
  init(_ bytes: [UInt8]) throws(InputProblem) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputProblem(message: "The file is not UTF-8.", location: nil)
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw InputProblem(message: "The file is empty.", location: nil)
      }
      self.node = node
    } catch let error as YamlError {
      throw YAMLValue.problem(error)
    } catch let problem as InputProblem {
      throw problem
    } catch {
      throw InputProblem(message: "The file is not YAML.", location: nil)
    }
  }

  private init(node: Yams.Node) {
    self.node = node
  }

  var location: SourceLocation? {
    node.mark.map { SourceLocation(line: $0.line, column: $0.column) }
  }

  func problem(_ message: String) -> InputProblem {
    InputProblem(message: message, location: location)
  }

  // MARK: - What it is

  /// Whether there is nothing: an empty value, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The text of a scalar to the letter: `01` and `10.00` and `yes` stay what they are.
  var scalar: String? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.string
  }

  /// The members of a mapping, in order; nil for anything else.
  var members: [(key: YAMLValue, value: YAMLValue)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { (YAMLValue(node: $0.key), YAMLValue(node: $0.value)) }
  }

  /// The members of a sequence; nil for anything else.
  var items: [YAMLValue]? {
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.map { YAMLValue(node: $0) }
  }

  // MARK: - What it must be

  /// - Throws: ``InputProblem`` unless this is a text that is not empty.
  func text(_ what: String) throws(InputProblem) -> String {
    guard let scalar, !isNull, !scalar.isEmpty else { throw problem("\(what) must be a text.") }
    return scalar
  }

  /// - Throws: ``InputProblem`` unless this is `true` or `false`.
  func flag(_ what: String) throws(InputProblem) -> Bool {
    switch scalar {
    case "true": return true
    case "false": return false
    default: throw problem("\(what) must be true or false.")
    }
  }

  /// The members by name.
  ///
  /// - Throws: ``InputProblem`` unless this is a mapping with no other keys than those allowed.
  func mapping(_ what: String, allowing keys: [String]) throws(InputProblem) -> [String: YAMLValue] {
    var result: [String: YAMLValue] = [:]
    for (key, value) in try entries(what) {
      let name = try key.text("A key of \(what)")
      guard keys.contains(name) else {
        let advice =
          name.nearest(in: keys).map { "Did you mean “\($0)”?" } ?? "It has \(keys.joined(separator: ", "))."
        throw key.problem("\(what) has no “\(name)”. \(advice)")
      }
      result[name] = value
    }
    return result
  }

  /// The members in order.
  ///
  /// - Throws: ``InputProblem`` unless this is a mapping.
  func entries(_ what: String) throws(InputProblem) -> [(key: YAMLValue, value: YAMLValue)] {
    guard let members else { throw problem("\(what) must be a mapping of names to values.") }
    return members
  }

  // MARK: - What Yams says

  private static func problem(_ error: YamlError) -> InputProblem {
    func located(_ message: String, _ mark: Mark) -> InputProblem {
      InputProblem(message: message, location: SourceLocation(line: mark.line, column: mark.column))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return located("This is not YAML: \(problem).", mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "“\($0)”" }.joined(separator: ", ")
      return located("This mapping has \(names) more than once.", context.mark)
    case .reader(let problem, _, _, _):
      return InputProblem(message: "This is not YAML: \(problem).", location: nil)
    default:
      return InputProblem(message: "The file is not YAML.", location: nil)
    }
  }
}
