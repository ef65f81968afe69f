import CLibXML2

/// Lists the locators of an XML response: paths from the root element, as in the vendor's example.
struct XMLSample {
  private let root: xmlNodePtr
  private var locators: [SampleLocator] = []
  private var unlisted = 0

  /// The locators of a response that is XML.
  static func list(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) -> ([SampleLocator], unlisted: Int) {
    guard let response = try? XMLResponse(bytes, limits: limits) else { return ([], 0) }
    let sample = response.withRoot { root in
      var sample = XMLSample(root: root)
      sample.addRoot()
      return sample
    }
    return (sample?.locators ?? [], sample?.unlisted ?? 0)
  }

  private init(root: xmlNodePtr) {
    self.root = root
  }

  private mutating func addRoot() {
    let path = "/" + test(of: root)
    if xmlFirstElementChild(root) == nil {
      add(root, at: path, [name(of: root)])
    } else {
      addAttributes(of: root, at: path, [])
      addChildren(of: root, at: "", [])
    }
  }

  private mutating func addChildren(of parent: xmlNodePtr, at path: String, _ names: [String]) {
    let children = sequence(first: xmlFirstElementChild(parent)) { xmlNextElementSibling($0) }.prefix {
      $0 != nil
    }
    .compactMap { $0 }
    let tests = children.map(test)
    let counts = Dictionary(tests.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    for (child, test) in zip(children, tests) {
      let number = seen[test, default: 0] + 1
      seen[test] = number
      let isOneOfMany = counts[test, default: 0] > 1
      // A child with the root's name would be taken for the root.
      let start = path.isEmpty && isNamedAlike(child, root) ? "/" + self.test(of: root) : path
      let step = "\(start)/\(test)\(isOneOfMany ? "[\(number)]" : "")"
      add(child, at: step, names + [name(of: child) + (isOneOfMany ? String(number) : "")])
    }
  }

  private mutating func add(_ element: xmlNodePtr, at path: String, _ names: [String]) {
    let count = Int(xmlChildElementCount(element))
    if count > 0 {
      append(path, .elements(count), .string, names)
    } else {
      let text = XMLResponse.string(xmlNodeGetContent(element))
      append(path, .text(text), .guess(text), names)
    }
    addAttributes(of: element, at: path, names)
    if count == 0 { return }
    if path.utf8.count <= JSONLocator.longestListed {
      addChildren(of: element, at: path, names)
    } else {
      countChildren(of: element)
    }
  }

  /// Counts what stands below an element that is too deep to be listed.
  private mutating func countChildren(of parent: xmlNodePtr) {
    var child = xmlFirstElementChild(parent)
    while let element = child {
      unlisted += 1
      var attribute = element.pointee.properties
      while let current = attribute {
        unlisted += 1
        attribute = current.pointee.next
      }
      countChildren(of: element)
      child = xmlNextElementSibling(element)
    }
  }

  private mutating func addAttributes(of element: xmlNodePtr, at path: String, _ names: [String]) {
    var attribute = element.pointee.properties
    while let current = attribute {
      let node = UnsafeMutableRawPointer(current).assumingMemoryBound(to: xmlNode.self)
      let text = XMLResponse.string(xmlNodeGetContent(node))
      append("\(path)/@\(test(of: node))", .text(text), .guess(text), names + [name(of: node)])
      attribute = current.pointee.next
    }
  }

  private mutating func append(
    _ path: String, _ content: SampleLocator.Content, _ type: DataType, _ names: [String]
  ) {
    guard path.utf8.count <= JSONLocator.longestListed, let locator = try? XMLLocator(path) else {
      unlisted += 1
      return
    }
    locators.append(SampleLocator(locator: .xml(locator), content: content, dataType: type, path: names))
  }

  // MARK: - Names

  private func name(of node: xmlNodePtr) -> String {
    node.pointee.name.map { String(cString: $0) } ?? ""
  }

  private func isNamedAlike(_ element: xmlNodePtr, _ other: xmlNodePtr) -> Bool {
    xmlStrEqual(element.pointee.name, other.pointee.name) != 0
      && isSame(element.pointee.ns?.pointee.href, other.pointee.ns?.pointee.href)
  }

  /// What finds an element or attribute by its name: a prefix is one that the root element declares.
  private func test(of node: xmlNodePtr) -> String {
    let name = name(of: node)
    // XPath 1.0 knows no letters above U+FFFF, and a prefix that nothing declares is part of the name.
    let isWritable = name.unicodeScalars.allSatisfy { $0.value <= 0xFFFF && $0 != ":" }
    guard let uri = node.pointee.ns?.pointee.href else {
      return isWritable ? name : "*[local-name()='\(name)' and namespace-uri()='']"
    }
    if isWritable, let prefix = prefix(of: uri) { return "\(prefix):\(name)" }
    // One that is too long is too long for a locator that is listed, however it ends.
    let text = XMLSample.start(of: uri)
    let quote = text.contains("'") ? "\"" : "'"
    return "*[local-name()='\(name)' and namespace-uri()=\(quote)\(text)\(quote)]"
  }

  /// The prefix of a namespace that is there in every XPath.
  private func prefix(of uri: UnsafePointer<xmlChar>) -> String? {
    var declared = root.pointee.nsDef
    while let current = declared {
      if let prefix = current.pointee.prefix, isSame(current.pointee.href, uri) {
        return String(cString: prefix)
      }
      declared = current.pointee.next
    }
    return XMLSample.start(of: uri) == "http://www.w3.org/XML/1998/namespace" ? "xml" : nil
  }

  /// Whether two namespaces are the same; of long ones only if they are declared in one place, since each element is asked.
  private func isSame(_ uri: UnsafePointer<xmlChar>?, _ other: UnsafePointer<xmlChar>?) -> Bool {
    guard uri != other, let uri, let other else { return uri == other }
    return XMLSample.length(of: uri) <= JSONLocator.longestListed && xmlStrEqual(uri, other) != 0
  }

  /// The length of a namespace in bytes, or one more than a locator that is listed may have.
  private static func length(of uri: UnsafePointer<xmlChar>) -> Int {
    (0...JSONLocator.longestListed).first { uri[$0] == 0 } ?? JSONLocator.longestListed + 1
  }

  private static func start(of uri: UnsafePointer<xmlChar>) -> String {
    String(decoding: UnsafeBufferPointer(start: uri, count: length(of: uri)), as: UTF8.self)
  }
}
