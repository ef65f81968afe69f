import ApiInteractionKit

/// Which names speak of card data. [P]
enum CardDataName {
  /// Whether something of this name is card data.
  ///
  /// - Parameter parent: The name of what is around it: a `number` in a `card` is a card number.
  static func matches(_ name: String, in parent: String? = nil) -> Bool {
    guard mayMatch(name, in: parent) else { return false }
    let own = NameWords(name).words
    let all = (parent.map { NameWords($0).words } ?? []) + own
    guard !own.contains(where: harmless.contains) else { return false }
    return all.indices.contains { start in
      var joined = ""
      return all[start...].prefix(4).enumerated().contains { offset, word in
        joined += word
        let reachesName = start + offset >= all.count - own.count
        return reachesName && isCardData(joined, all)
      }
    }
  }

  private static func isCardData(_ joined: String, _ words: [String]) -> Bool {
    if always.contains(joined) { return true }
    return alone.contains(joined)
      && words.allSatisfy { joined.hasPrefix($0) || joined.hasSuffix($0) || beside.contains($0) }
  }

  /// What is card data in any name, its words put together.
  private static let always: Set<String> = [
    "cardnumber", "cardnum", "cardno", "cardnr", "creditcardnumber", "creditcardno", "debitcardnumber",
    "ccnumber", "ccnum",
    "ccno", "primaryaccountnumber", "cardpan", "cvv", "cvv2", "cvc", "cvc2", "cvn", "cvn2", "cav2", "cid2",
    "cvvcode", "cvccode", "cardverificationcode", "cardverificationvalue", "cardverificationnumber",
    "cardsecuritycode",
    "cardcode", "cardexpiry", "cardexpirydate", "cardexpiration", "cardexpirationdate", "cardexpirymonth",
    "cardexpiryyear",
    "cardexp", "cardexpdate", "cardexpmonth", "cardexpyear", "ccexp", "ccexpiry", "ccexpdate", "trackdata",
    "track1",
    "track2", "track1data", "track2data", "trackonedata", "tracktwodata", "magstripe", "magneticstripe",
    "pinblock",
    "cardpin",
  ]

  /// What is card data where nothing else in the name says otherwise: the `expiryDate` of a token is none.
  private static let alone: Set<String> = [
    "pan", "pin", "csc", "pinnumber", "pincode", "expiry", "expirydate", "expirymonth", "expiryyear",
    "expdate",
    "expmonth",
    "expyear", "expiration", "expirationdate", "expirationmonth", "expirationyear", "securitycode",
    "verificationcode",
    "verificationvalue",
  ]

  /// The words that may stand beside those.
  private static let beside: Set<String> = [
    "card", "credit", "debit", "cc", "payment", "data", "details", "customer", "pcipal", "full",
  ]

  /// The words of a name that is none, whatever else it says.
  private static let harmless: Set<String> = [
    "masked", "mask", "truncated", "last", "last4", "lastfour", "bin", "token", "hash", "type", "brand",
    "scheme", "present",
    "valid", "validation", "length", "status", "result", "response", "check", "count", "attempts", "error",
    "message",
    "required", "prompt",
  ]

  /// Whether a name could match: most hold no beginning of such a word, whatever stands between their letters.
  static func mayMatch(_ name: [UInt8]) -> Bool {
    var last = (UInt8(0), UInt8(0))
    return name.withUnsafeBufferPointer { holdsBeginning($0, after: &last) }
  }

  private static func mayMatch(_ name: String, in parent: String?) -> Bool {
    var (name, parent) = (name, parent ?? "")
    var last = (UInt8(0), UInt8(0))
    return parent.withUTF8 { holdsBeginning($0, after: &last) }
      || name.withUTF8 { holdsBeginning($0, after: &last) }
  }

  /// - Parameter last: The two letters or digits before.
  private static func holdsBeginning(
    _ bytes: UnsafeBufferPointer<UInt8>, after last: inout (UInt8, UInt8)
  ) -> Bool {
    for byte in bytes where byte.isLetter || byte.isDigit {
      let letter = byte | 0x20
      if isBeginning(last.0, Unicode.Scalar(last.1), Unicode.Scalar(letter)) { return true }
      last = (last.1, letter)
    }
    return false
  }

  /// Whether three letters begin a word without which no name is card data.
  private static func isBeginning(_ first: UInt8, _ second: Unicode.Scalar, _ third: Unicode.Scalar) -> Bool {
    switch first {
    case UInt8(ascii: "c"):
      switch second {
      case "a": third == "r" || third == "v"
      case "c": third == "n"
      case "i": third == "d"
      case "s": third == "c"
      case "v": true
      default: false
      }
    case UInt8(ascii: "p"):
      // pan, pin, primary
      second == "a" && third == "n" || second == "i" && third == "n" || second == "r" && third == "i"
    // track, magstripe, expiry, security, verification
    case UInt8(ascii: "t"): second == "r" && third == "a"
    case UInt8(ascii: "m"): second == "a" && third == "g"
    case UInt8(ascii: "e"): second == "x" && third == "p"
    case UInt8(ascii: "s"): second == "e" && third == "c"
    case UInt8(ascii: "v"): second == "e" && third == "r"
    default: false
    }
  }
}
