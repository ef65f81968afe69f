import ApiInteractionKit

struct PlaceholderLookalike: Rule {
  let id = "placeholder-lookalike"
  let severity = Severity.warning
  let summary = "A placeholder of another language, such as ${X}, where $(X) was meant."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.definition.values.flatMap { value -> [Diagnostic] in
      guard value.element?.allowsPlaceholders ?? false else { return [] }
      return lookalikes(in: value).map { lookalike in
        finding(
          "“\(value.template.text[utf8: lookalike.range])” is sent as it is written. To insert a value, write "
            + "\(lookalike.correct).",
          at: value.text.sourceRange(of: lookalike.range))
      }
    }
  }

  /// How other languages write a placeholder: what stands before and after the name, and what was meant.
  private static let forms: [(open: String, close: String, meant: String)] = [
    ("${", "}", "$"), ("#{", "}", "#"), ("{{", "}}", "$"), ("$[", "]", "$"), ("#[", "]", "#"),
    ("$ (", ")", "$"),
    ("# (", ")", "#"), ("$", "$", "$"),
  ]

  private func lookalikes(in value: Definition.Value) -> [(range: Range<Int>, correct: String)] {
    let bytes = value.template.standIn(0)
    var found: [(Range<Int>, String)] = []
    var index = 0
    while index < bytes.count {
      guard PlaceholderLookalike.mayOpen(bytes[index]), let (end, correct) = lookalike(in: bytes, at: index)
      else {
        index += 1
        continue
      }
      found.append((index..<end, correct))
      index = end
    }
    return found
  }

  private static func mayOpen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "{")
  }

  private func lookalike(in bytes: [UInt8], at start: Int) -> (end: Int, correct: String)? {
    for form in PlaceholderLookalike.forms {
      let nameStart = start + form.open.utf8.count
      guard bytes[start...].starts(with: form.open.utf8), nameStart < bytes.count, bytes[nameStart].isLetter
      else {
        continue
      }
      let mayHoldSpaces = form.open != form.close
      let nameEnd = bytes[nameStart...].firstIndex { !isNameByte($0, orSpace: mayHoldSpaces) } ?? bytes.count
      guard bytes[nameEnd...].starts(with: form.close.utf8) else { continue }
      let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
      return (nameEnd + form.close.utf8.count, "\(form.meant)(\(name))")
    }
    return nil
  }

  private func isNameByte(_ byte: UInt8, orSpace: Bool) -> Bool {
    byte.isLetter || byte.isDigit || "_|-.:".utf8.contains(byte) || orSpace && byte == UInt8(ascii: " ")
  }
}
