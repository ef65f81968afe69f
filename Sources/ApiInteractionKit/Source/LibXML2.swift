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

  /// Runs libxml2 with its messages for this thread going nowhere, and puts back whoever received them before.
  static func withoutMessages<Result>(_ body: () -> Result) -> Result {
    let handler = clibxml2_error_handler()
    let context = clibxml2_error_context()
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(context, handler) }
    return body()
  }
}
