import ApiInteractionKit

/// A body held against the fields that a profile knows, once for the rules that speak of them.
struct BodyAudit {
  /// A field that must be there and is not.
  struct Missing {
    let field: BodyField
    /// Its path, or that of the object around it, if that is missing as well.
    let path: String
    /// What lacks it, in the body's text: the key of an object, or a member of a list; nil for the body itself.
    let key: Range<Int>?
    /// What makes it necessary, as it is added to a message.
    var condition = ""
    /// Whether none of the fields that the profile knows stands beside it.
    var isBare = false
    /// The path of the object in which they stand instead, one level too deep.
    var wrapper: String?
  }

  /// A field that is missing because an unknown one was meant to be it.
  struct Misspelt {
    let missing: Missing
    /// The path of the unknown one.
    let written: String
    /// The key of the unknown one, in the body's text; or the value with which the field's pair has run together.
    let key: Range<Int>
    var place = Place.key

    /// What holds the field's name.
    enum Place {
      case key
      case value
      /// A value that is not written as one, of which another rule speaks.
      case malformedValue
    }
  }

  /// A field that the profile does not know.
  struct Unknown {
    let path: String
    /// The key, in the body's text.
    let key: Range<Int>
    /// The missing field that was meant.
    let meant: String?
    /// Whether that one must be there.
    var isNeeded = false
  }

  /// A value that is wrong whatever its holes hold.
  struct Wrong {
    let path: String
    let value: Range<Int>
    var fault: ValueCheck.Fault
    let authority: Authority
  }

  var missing: [Missing] = []
  var misspelt: [Misspelt] = []
  var unknown: [Unknown] = []
  var wrong: [Wrong] = []
  /// The values that are written out and empty, of fields that must be there.
  var empty: [Wrong] = []
  /// The entries of a JSON body in which the service takes no text.
  var unquoted: Set<Int> = []

  /// How many findings of a kind are enough.
  private static let most = 1000
  /// How many fields are looked for in all the objects of a body.
  static let mostSteps = 1_000_000

  var isFull: Bool { max(missing.count + misspelt.count, unknown.count, wrong.count) >= BodyAudit.most }
}

/// What can be said of a body and a profile.
enum BodyVerdict {
  /// There is nothing to be said, or something else is wrong that explains all.
  case open
  /// There is no body that could have fields.
  case unfit(String)
  case audited(BodyAudit)

  init(_ subject: LintSubject, _ profile: ProviderProfile) {
    self = .open
    guard !profile.body.isEmpty, !(subject.body.value?.hasMalformedPlaceholder ?? false) else { return }
    if subject.body.hiddenStart != nil { return }
    let wrongMethod = subject.method.map(profile.refuses) ?? false
    switch subject.body.content {
    case .none:
      if profile.needsBody, !wrongMethod { self = .unfit("The request has no body") }
    case .json(let outline):
      guard outline.fault == nil, let root = outline.entries.first else { return }
      let takesList = profile.body.contains { !$0.path.startsWithName }
      let takesObject = profile.body.contains { $0.path.startsWithName }
      if profile.bodyType == .form {
        self.init(unfit: "The body is JSON", subject)
      } else if root.kind == .object ? takesObject : takesList {
        self = .audited(JSONAudit.audit(outline, subject, profile))
      } else {
        self.init(unfit: "The body is \(root.kind.phrase)", subject)
      }
    case .form(let pairs):
      if InvalidFormBody.firstReference(in: subject.body.stoodIn) != nil { return }
      if profile.bodyType == .json || profile.body.contains(where: { !$0.path.isPlainName }) {
        self.init(unfit: "The body is a form", subject)
      } else {
        self = .audited(FormAudit.audit(pairs, subject, profile))
      }
    case .xml(let tree):
      if tree.isWellFormed { self.init(unfit: "The body is XML", subject) }
    case .text:
      if subject.body.value?.template.isLiteral ?? false, !InvalidFormBody().isMeant(subject) {
        self.init(unfit: "The body is neither JSON nor a form", subject)
      }
    }
  }

  /// A body that is not even what its Content-Type says is one mistake, of which another rule speaks.
  private init(unfit fault: String, _ subject: LintSubject) {
    self = ContentTypeMismatch.isFound(in: subject) ? .open : .unfit(fault)
  }
}

extension FieldPath {
  /// Whether the field stands in an object, not in a list.
  var startsWithName: Bool {
    guard case .name = steps.first else { return false }
    return true
  }
}
