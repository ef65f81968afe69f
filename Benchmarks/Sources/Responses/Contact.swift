/// One record of the contacts response.
struct Contact {
  let id: Int
  let name: String
  let phone: String
  let subscriptions: [String]
  let age: Int
  let balance: String
  let isActive: Bool
  let note: String?
  let street: String
  let city: String
  let postCode: String

  init(number: Int, _ random: inout SeededNumbers) {
    id = 100_000 + number
    name = "\(random.pick(Contact.firstNames)) \(random.pick(Contact.lastNames))"
    phone = "+44\(Int.random(in: 1_000_000_000...1_999_999_999, using: &random))"
    subscriptions = (0..<Int.random(in: 0...5, using: &random)).map { _ in random.pick(Contact.topics) }
    age = Int.random(in: 18...99, using: &random)
    // In as few digits as it takes, as a parser of numbers prints it again.
    balance = "\(Double(Int.random(in: 1...999_999, using: &random)) / 100)"
    isActive = Bool.random(using: &random)
    note = Int.random(in: 0..<3, using: &random) == 0 ? random.pick(Contact.notes) : nil
    street = "\(Int.random(in: 1...250, using: &random)) \(random.pick(Contact.streets))"
    city = random.pick(Contact.cities)
    postCode = "LS\(Int.random(in: 1...29, using: &random)) \(Int.random(in: 1...9, using: &random))AP"
  }

  var value: SampleValue {
    .object([
      ("id", .literal("\(id)")),
      ("name", .text(name)),
      ("phone", .text(phone)),
      ("subscriptions", .array(of: "subscription", subscriptions.map(SampleValue.text))),
      ("age", .literal("\(age)")),
      ("balance", .literal(balance)),
      ("active", .literal("\(isActive)")),
      ("note", note.map(SampleValue.text) ?? .null),
      (
        "address",
        .object([
          ("street", .text(street)), ("city", .text(city)), ("postCode", .text(postCode)),
          ("country", .text("GB")),
        ])
      ),
    ])
  }

  private static let firstNames = [
    "Joe", "Jane", "Zoë", "Søren", "Anna", "Łukasz", "Peter", "Mary", "José", "Elif", "Олена", "Mei",
  ]
  private static let lastNames = [
    "Dow", "Müller", "O'Brien", "Smith", "Nguyễn", "García", "Brown", "Kowalski", "Taylor", "Ångström",
  ]
  private static let topics = [
    "Science", "Engineering", "IT", "Finance", "Media", "Movies", "Politics", "Travel", "Sports",
  ]
  private static let notes = [
    "Asked to be called \"after six\".\nWill pay on Friday.",
    "Path C:\\Accounts\\Open & <checked>; see the file.",
    "Said:\n\"No letters, please.\"\nPrefers the telephone, in the morning, before work.",
  ]
  private static let streets = ["High Street", "Station Road", "Mill Lane", "Königsweg", "Church Avenue"]
  private static let cities = ["Leeds", "Cardiff", "Belfast", "Aberdeen", "Sheffield", "St Andrews"]
}
