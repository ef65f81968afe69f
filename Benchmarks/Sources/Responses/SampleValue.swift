/// What a response says, to be written as JSON or XML.
enum SampleValue {
  /// A number, true or false.
  case literal(String)
  case text(String)
  case null
  /// An array; each member has the name as its element in XML.
  case array(of: String, [SampleValue])
  case object([(name: String, value: SampleValue)])

  /// The value as JSON: on one line, or each member on a line of its own.
  func json(isIndented: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    writeJSON(to: &bytes, indentation: isIndented ? 0 : nil)
    return bytes
  }

  /// The value as an XML document: on one line, or each element on a line of its own.
  func xml(root: String, isIndented: Bool) -> [UInt8] {
    var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    writeXML(to: &bytes, name: root, indentation: isIndented ? 0 : nil)
    return bytes
  }

  private func writeJSON(to bytes: inout [UInt8], indentation: Int?) {
    let inner = indentation.map { $0 + 2 }
    func writeMembers<Member>(
      _ members: [Member], _ open: String, _ close: String, write: (Member, inout [UInt8]) -> Void
    ) {
      bytes += open.utf8
      for (number, member) in members.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        SampleValue.startLine(inner, in: &bytes)
        write(member, &bytes)
      }
      SampleValue.startLine(indentation, in: &bytes)
      bytes += close.utf8
    }
    switch self {
    case .literal(let text): bytes += text.utf8
    case .text(let text): SampleValue.writeString(text, to: &bytes)
    case .null: bytes += "null".utf8
    case .array(_, let members):
      writeMembers(members, "[", "]") { $0.writeJSON(to: &$1, indentation: inner) }
    case .object(let members):
      writeMembers(members, "{", "}") { member, bytes in
        SampleValue.writeString(member.name, to: &bytes)
        bytes += (indentation == nil ? ":" : ": ").utf8
        member.value.writeJSON(to: &bytes, indentation: inner)
      }
    }
  }

  private func writeXML(to bytes: inout [UInt8], name: String, indentation: Int?) {
    SampleValue.startLine(indentation, in: &bytes)
    bytes += "<\(name)>".utf8
    let inner = indentation.map { $0 + 2 }
    switch self {
    case .literal(let text): bytes += text.utf8
    case .text(let text): SampleValue.writeText(text, to: &bytes)
    case .null: break
    case .array(let element, let members):
      for member in members { member.writeXML(to: &bytes, name: element, indentation: inner) }
      SampleValue.startLine(indentation, in: &bytes)
    case .object(let members):
      for member in members { member.value.writeXML(to: &bytes, name: member.name, indentation: inner) }
      SampleValue.startLine(indentation, in: &bytes)
    }
    bytes += "</\(name)>".utf8
  }

  private static func startLine(_ indentation: Int?, in bytes: inout [UInt8]) {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indentation)
  }

  private static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func writeText(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
