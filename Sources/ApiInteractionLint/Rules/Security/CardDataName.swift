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

  /// Whether a name could match; words are joined, whatever stands between them.
  private static func mayMatch(_ name: String, in parent: String?) -> Bool {
    if parent == nil, name.utf8.allSatisfy({ $0.isLetter }) {
      var name = name
      return name.withUTF8 { mayMatch($0) }
    }
    let joined = ((parent ?? "") + name).utf8.filter { $0.isLetter || $0.isDigit }
    return joined.withUnsafeBufferPointer { mayMatch($0) }
  }

  /// Whether a name of letters and digits could match: most hold none of these in a row.
  private static func mayMatch(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2 else { return false }
    for index in 0..<(bytes.count - 2) {
      let next = (bytes[index + 1] | 0x20, bytes[index + 2] | 0x20)
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "c"):
        // card, ccn…, ccexp, cv…, csc, cav2, cid2
        switch next {
        case (UInt8(ascii: "c"), UInt8(ascii: "e")):
          if index + 3 < bytes.count, bytes[index + 3] | 0x20 == UInt8(ascii: "x") { return true }
        case (UInt8(ascii: "a"), UInt8(ascii: "r")), (UInt8(ascii: "c"), UInt8(ascii: "n")),
          (UInt8(ascii: "v"), _), (UInt8(ascii: "s"), UInt8(ascii: "c")),
          (UInt8(ascii: "a"), UInt8(ascii: "v")), (UInt8(ascii: "i"), UInt8(ascii: "d")):
          return true
        default: break
        }
      case UInt8(ascii: "p"):
        // pan, pin, primary
        switch next {
        case (UInt8(ascii: "a"), UInt8(ascii: "n")), (UInt8(ascii: "i"), UInt8(ascii: "n")),
          (UInt8(ascii: "r"), UInt8(ascii: "i")):
          return true
        default: break
        }
      // track, magstripe, expiry, security, verification
      case UInt8(ascii: "t"): if next == (UInt8(ascii: "r"), UInt8(ascii: "a")) { return true }
      case UInt8(ascii: "m"): if next == (UInt8(ascii: "a"), UInt8(ascii: "g")) { return true }
      case UInt8(ascii: "e"): if next == (UInt8(ascii: "x"), UInt8(ascii: "p")) { return true }
      case UInt8(ascii: "s"): if next == (UInt8(ascii: "e"), UInt8(ascii: "c")) { return true }
      case UInt8(ascii: "v"): if next == (UInt8(ascii: "e"), UInt8(ascii: "r")) { return true }
      default: break
      }
    }
    return false
  }
}
