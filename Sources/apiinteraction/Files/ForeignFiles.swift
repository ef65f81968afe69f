import ApiInteractionKit
import CommandInterface
import Foundation

extension DefinitionFile {
  /// A part of the root's name that almost every definition holds.
  private static let core = "nteraction"

  /// Whether a file cannot hold a definition, because nothing like the name of its root is in it: then it need not be parsed.
  static func isPlainlyForeign(_ bytes: [UInt8]) -> Bool {
    !holds(core, bytes) && SourceText(bytes).isDeclaredUTF8 && !RootNames(bytes).mayBeDefinition
  }

  private static func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let first = text.utf8.first, var start = bytes.baseAddress else { return false }
      let end = start + bytes.count
      while let found = memchr(start, Int32(first), end - start) {
        if end - UnsafeRawPointer(found) >= text.utf8.count, memcmp(found, text, text.utf8.count) == 0 {
          return true
        }
        start = UnsafeRawPointer(found) + 1
      }
      return false
    }
  }

  /// Whether the file holds something else: a root that is no definition's, not even by a slip, or text in which no
  /// definition begins or ends.
  var isForeign: Bool {
    if definition.root != nil { return false }
    if definition.tree.isWellFormed, let root = definition.tree.root {
      return !RootNames.isRight(root.name) && !DefinitionFile.isMisspeltDefinition(root)
    }
    let source = definition.source.bytes.isEmpty ? bytes : definition.source.bytes
    return !DefinitionFile.holds("<\(DefinitionElement.apiInteraction.name)", source)
      && !RootNames(source).holdSlip
  }

  /// Whether a root has nearly a definition's name, and holds what a definition holds: many other formats know interactions.
  private static func isMisspeltDefinition(_ root: SyntaxElement) -> Bool {
    root.namespace == nil && RootNames.isNearlyRight(root.name)
      && root.children.contains { part in
        guard let kind = part.kind(in: DefinitionElement.apiInteraction.children) else { return false }
        return part.children.contains { $0.kind(in: kind.children) != nil }
      }
  }
}

extension SyntaxElement {
  /// Which of some elements the name stands for, exactly or nearly.
  fileprivate func kind(in expected: [DefinitionElement]) -> DefinitionElement? {
    name.nearest(in: expected.map(\.name)).flatMap { DefinitionElement(rawValue: $0) }
  }
}
