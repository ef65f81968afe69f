import HTTPTypes

/// What a response says of where its body ends (RFC 9112, 6.3).
enum ResponseFraming {
  /// What is wrong with it; nil if nothing is.
  ///
  /// Lenient clients pick one of two lengths. Whoever sits in between may pick the other, so that the end of one response is
  /// taken for another: nothing of it can be believed. [P]
  static func fault(in fields: HTTPFields) -> String? {
    let lengths = fields[values: .contentLength].flatMap { $0.split(separator: ",") }
    guard let first = lengths.first else { return nil }
    if lengths.count > 1 { return "it has more than one Content-Length" }
    let digits = first.drop { $0 == " " || $0 == "\t" }
    guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), Int64(digits) != nil else {
      return "its Content-Length is not a number"
    }
    return fields[.transferEncoding] == nil ? nil : "it has a Content-Length and a Transfer-Encoding"
  }
}
