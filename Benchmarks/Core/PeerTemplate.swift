import ApiInteractionKit

/// A text of a request as another library renders it.
enum PeerTemplate {
  /// A text without a hole: nothing to render.
  case constant(String)
  case template(() -> String?)

  /// - Parameters:
  ///   - hole: How a value is named in the library's templates.
  ///   - compile: Reads a template, and gives what renders it.
  init(
    _ text: TemplateText, hole: (_ name: String) -> String, compile: (String) throws -> () -> String?
  ) rethrows {
    if text.isLiteral {
      self = .constant(text.text)
      return
    }
    let parts = text.segments.map { segment in
      if case .placeholder(let placeholder) = segment.kind {
        hole(PeerTemplate.name(placeholder.name))
      } else {
        text[segment]
      }
    }
    self = .template(try compile(parts.joined()))
  }

  func render() -> String? {
    switch self {
    case .constant(let text): text
    case .template(let render): render()
    }
  }

  /// A name that every library takes.
  static func name(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
