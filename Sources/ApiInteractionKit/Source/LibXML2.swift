import CLibXML2

/// The one door to libxml2's functions that need no parser.
enum LibXML2 {
  /// Runs libxml2's one-time initialisation; every use of the library goes through it first.
  static let initialised: Void = xmlInitParser()

  /// Converts bytes from a named encoding to UTF-8.
  ///
  /// - Returns: The converted text and whether it is the whole of it; nil where the encoding is not known.
  static func transcode(_ bytes: ArraySlice<UInt8>, from name: String) -> (text: [UInt8], isWhole: Bool)? {
    _ = initialised
    return withoutMessages {
      guard let handler = xmlFindCharEncodingHandler(name) else { return nil }
      defer { xmlCharEncCloseFunc(handler) }
      var copy = Array(bytes)
      return copy.withUnsafeMutableBytes { raw in
        guard let start = raw.baseAddress, raw.count > 0 else { return ([], true) }
        guard let input = xmlBufferCreateStatic(start, raw.count) else { return nil }
        defer { xmlBufferFree(input) }
        guard let output = xmlBufferCreateSize(raw.count * 2) else { return nil }
        defer { xmlBufferFree(output) }
        while xmlBufferLength(input) > 0, xmlCharEncInFunc(handler, output, input) > 0 {}
        let text = UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
        return (Array(text), xmlBufferLength(input) == 0)
      }
    }
  }

  /// A copy of a text with a NUL behind it, which the caller frees.
  static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeMutableBufferPointer<UInt8> {
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    text[text.update(fromContentsOf: bytes)] = 0
    return text
  }

  /// A parser of a text that ends with a NUL and is read where it lies. If it were the memory of a buffer, libxml2 would look
  /// for more of it, again and again, and where an error stops the parser it would free that and read on in it.
  static func parser(of text: UnsafeMutableBufferPointer<UInt8>) -> xmlParserCtxtPtr? {
    guard text.count > 1, let context = xmlNewParserCtxt() else { return nil }
    guard let input = xmlNewStringInputStream(context, text.baseAddress), inputPush(context, input) >= 0
    else {
      xmlFreeParserCtxt(context)
      return nil
    }
    return context
  }

  /// Runs libxml2 with its messages for this thread going nowhere, and puts back whoever received them before.
  static func withoutMessages<Result>(_ body: () -> Result) -> Result {
    let handler = clibxml2_error_handler()
    let context = clibxml2_error_context()
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(context, handler) }
    return body()
  }
}
