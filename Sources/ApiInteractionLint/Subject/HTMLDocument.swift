import ApiInteractionKit

/// What can be told of HTML from its first element.
enum HTMLDocument {
  /// Whether XML may be HTML: its root is an element of HTML or of one's own, and nothing says that it is XML.
  static func mayBe(_ content: BodyContent) -> Bool {
    guard case .xml(let tree) = content, let root = tree.root else { return false }
    let name = root.name.lowercased()
    if name == "html" { return true }
    return !tree.source.bytes.starts(with: "<?xml".utf8) && (elements.contains(name) || name.contains("-"))
  }

  /// The elements of the HTML standard, with those that it still has browsers read.
  private static let elements = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br \
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed \
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img \
    input ins kbd label legend li link listing main map mark marquee math menu meta meter nav nobr noembed noframes \
    noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search \
    section select slot small source span strike strong style sub summary sup svg table tbody td template textarea \
    tfoot th thead time title tr track tt u ul var video wbr xmp
    """.split(separator: " ").map(String.init))
}
