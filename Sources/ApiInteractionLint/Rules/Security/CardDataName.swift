import ApiInteractionKit

/// Which names speak of card data. [P]
enum CardDataName {
  /// Whether something of this name is card data.
  ///
  /// - Parameter parent: The name of what is around it: a `number` in a `card` is a card number.
  static func matches(_ name: String, in parent: String? = nil) -> Bool {
    guard mayMatch(name, in: parent) else { return false }
    let own = NameWords(name).words
    // In India, a postal code.
    if own == ["pincode"], !(parent.map { NameWords($0).words.contains("card") } ?? false) { return false }
    let all = (parent.map { NameWords($0).words } ?? []) + own
    if isOfOtherCard(all) { return false }
    let around = all.count - NameWords(ownName(in: name)).words.count
    guard !own.contains(where: harmless.contains) || own.suffix(2) == ["valid", "thru"] else { return false }
    return all.indices.contains { start in
      var joined = ""
      return all[start...].prefix(4).enumerated().contains { offset, word in
        joined += word
        let reachesName = start + offset >= all.count - own.count
        return reachesName && isCardData(joined, all, around: around)
      }
    }
  }

  /// Whether a name is card data only where nothing else is said of it, and another name says that it is something else:
  /// what is read from `expiryDate` and stored as `Voucher|ExpiryDate`.
  static func isUnsure(_ name: String, beside other: String) -> Bool {
    alone.contains(NameWords(name).words.joined()) && !others.isDisjoint(with: NameWords(other).words)
  }

  /// Whether the words of a name are those of a card with which nobody pays: `loyaltyCardNumber`.
  static func isOfOtherCard(_ words: [String]) -> Bool {
    guard let card = words.lastIndex(of: "card"), card > 0 else { return false }
    return otherCards.contains(words[card - 1])
  }

  /// Whether a name and what is around it do not say that something is a card's.
  static func isAlone(_ name: String, in parent: String?) -> Bool {
    alone.contains(NameWords(name).words.joined())
      && !(parent.map { NameWords($0).words.contains { ["card", "credit", "debit", "cc"].contains($0) } }
        ?? false)
  }

  /// - Parameter around: How many of the words, the first ones, are those of what is around.
  private static func isCardData(_ joined: String, _ words: [String], around: Int) -> Bool {
    if always.contains(joined) { return true }
    guard alone.contains(joined) else { return false }
    return words.enumerated().allSatisfy { index, word in
      joined.hasPrefix(word) || joined.hasSuffix(word) || beside.contains(word)
        || index < around && saysNothing(word, of: joined)
    }
  }

  /// Whether a word of a data source's group, or of what is around, leaves it open of what a name speaks.
  private static func saysNothing(_ word: String, of joined: String) -> Bool {
    neutral.contains(word)
      || alwaysOfCard.contains(joined) && !others.contains(word) && !holdsOtherPins.contains(word)
  }

  /// The last part of a name, behind its data source's group or the path to it.
  private static func ownName(in name: String) -> String {
    let end = name.utf8.lastIndex { "|./".utf8.contains($0) }
    return end.map { String(name[name.utf8.index(after: $0)...]) } ?? name
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
    "cardpin", "validthru",
  ]

  /// What is card data where nothing else in the name says otherwise: the `expiryDate` of a token is none.
  private static let alone: Set<String> = [
    "pan", "pannumber", "panno", "creditcard", "debitcard", "pin", "csc", "pinnumber", "pincode", "expiry",
    "expirydate", "expirymonth", "expiryyear",
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

  /// The words that may stand around those, and say nothing.
  private static let neutral: Set<String> = [
    "ivr", "slot", "slots", "pay", "payments", "billing", "checkout", "dtmf", "digits", "input",
  ]

  /// What is a card's in all that is not known to have another one.
  private static let alwaysOfCard: Set<String> = ["pan", "pannumber", "panno", "pin", "pinnumber", "csc"]

  /// What has a PIN, an Indian tax number or something else of that name, and is no card.
  private static let holdsOtherPins: Set<String> = [
    "agent", "applicant", "audio", "auth", "board", "camera", "conference", "delivery", "device", "document",
    "documents", "door", "employee", "gate", "geo", "gpio", "identity", "image", "kyc", "location", "locker",
    "map",
    "marker", "meeting", "nominee", "operator", "person", "place", "postal", "shipping", "sim", "staff",
    "tax",
    "taxes", "taxpayer", "user", "users", "vendor", "view", "voicemail", "zoom",
  ]

  /// What a card is for that pays nothing.
  private static let otherCards: Set<String> = [
    "bonus", "gift", "health", "id", "identity", "insurance", "library", "loyalty", "member", "membership",
    "reward",
    "rewards", "sim", "student",
  ]

  /// What expires, is verified or has a PIN code, and is no card.
  private static let others: Set<String> = [
    "address", "certificate", "contract", "coupon", "domain", "email", "licence", "license", "login", "mail",
    "member", "membership", "offer", "otp", "passport", "password", "phone", "policy", "promotion", "session",
    "sms", "subscription", "ticket", "voucher", "warranty",
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
      case "r": third == "e"
      case "i": third == "d"
      case "s": third == "c"
      case "v": true
      default: false
      }
    case UInt8(ascii: "p"):
      // pan, pin, primary
      second == "a" && third == "n" || second == "i" && third == "n" || second == "r" && third == "i"
    // debit, track, magstripe, expiry, security, verification
    case UInt8(ascii: "d"): second == "e" && third == "b"
    case UInt8(ascii: "t"): second == "r" && third == "a"
    case UInt8(ascii: "m"): second == "a" && third == "g"
    case UInt8(ascii: "e"): second == "x" && third == "p"
    case UInt8(ascii: "s"): second == "e" && third == "c"
    // verification, valid
    case UInt8(ascii: "v"): second == "e" && third == "r" || second == "a" && third == "l"
    default: false
    }
  }
}
