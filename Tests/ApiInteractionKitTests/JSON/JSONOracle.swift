/// Says whether bytes are a JSON text by recursive descent: slow, plain, and written apart from the scanner.
struct JSONOracle {
  private let bytes: [UInt8]
  private var index = 0

  static func accepts(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else { return false }
    var oracle = JSONOracle(bytes: bytes, index: start)
    return oracle.value() && oracle.index == bytes.count
  }

  private init(bytes: [UInt8], index: Int) {
    self.bytes = bytes
    self.index = index
  }

  private mutating func value() -> Bool {
    space()
    let isValue: Bool
    switch index < bytes.count ? Character(Unicode.Scalar(bytes[index])) : " " {
    case "{": isValue = object()
    case "[": isValue = array()
    case "\"": isValue = string()
    case "t": isValue = take("true")
    case "f": isValue = take("false")
    case "n": isValue = take("null")
    default: isValue = number()
    }
    space()
    return isValue
  }

  private mutating func object() -> Bool {
    guard take("{") else { return false }
    space()
    if take("}") { return true }
    repeat {
      space()
      guard string() else { return false }
      space()
      guard take(":"), value() else { return false }
    } while take(",")
    return take("}")
  }

  private mutating func array() -> Bool {
    guard take("[") else { return false }
    space()
    if take("]") { return true }
    repeat {
      guard value() else { return false }
    } while take(",")
    return take("]")
  }

  private mutating func string() -> Bool {
    let start = index
    guard take("\"") else { return false }
    while !take("\"") {
      guard index < bytes.count, bytes[index] >= 0x20, take("\\") ? escape() : advance() else {
        index = start
        return false
      }
    }
    return true
  }

  private mutating func escape() -> Bool {
    guard take("u") else { return "\"\\/bfnrt".contains { take(String($0)) } }
    guard let first = codeUnit(), !(0xDC00...0xDFFF).contains(first) else { return false }
    guard (0xD800...0xDBFF).contains(first) else { return true }
    guard take("\\u"), let second = codeUnit() else { return false }
    return (0xDC00...0xDFFF).contains(second)
  }

  private mutating func codeUnit() -> Int? {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }) else {
      return nil
    }
    index += 4
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") { guard digits() else { return false } }
    if take(".") { guard digits() else { return false } }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func space() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func advance() -> Bool {
    index += 1
    return true
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }
}
