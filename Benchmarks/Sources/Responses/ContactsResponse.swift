import ApiInteractionKit

/// A response with as many contacts as it takes to reach a size.
struct ContactsResponse {
  private let contacts: [Contact]
  private let lastUpdated = "2015-07-11 22:34:16"
  private let nextPage = "https://api.example.com/contacts?page=2"

  init(count: Int) {
    var random = SeededNumbers(seed: 20_150_711)
    contacts = (0..<count).map { Contact(number: $0, &random) }
  }

  func json(isIndented: Bool) -> BenchmarkResponse {
    let (first, middle, later, last) = places
    let subscriptions = contacts[middle].subscriptions.map { "\"\($0)\"" }.joined(separator: ",")
    return BenchmarkResponse(
      type: .json, body: value.json(isIndented: isIndented),
      lookUps: [
        LookUp("isSuccessful", finds: "true"),
        LookUp("data.lastUpdated", finds: lastUpdated),
        LookUp("data.contacts[\(first)].name", finds: contacts[first].name),
        LookUp("data.contacts[\(first)].fax", finds: nil),
        LookUp("data.contacts[\(middle)].phone", finds: contacts[middle].phone),
        LookUp("data.contacts[\(middle)].subscriptions", finds: "[\(subscriptions)]"),
        LookUp("data.contacts[\(later)].note", finds: contacts[later].note),
        LookUp("data.contacts[\(last)].address.city", finds: contacts[last].city),
        LookUp("data.contacts[\(last)].balance", finds: contacts[last].balance),
        LookUp("page.next", finds: nextPage),
      ])
  }

  var xml: BenchmarkResponse {
    let (first, middle, later, last) = places
    return BenchmarkResponse(
      type: .xml, body: value.xml(root: "response", isIndented: true),
      lookUps: [
        LookUp("/response/isSuccessful", finds: "true"),
        LookUp("/response/data/lastUpdated", finds: lastUpdated),
        LookUp("/response/data/contacts/contact[\(first + 1)]/name", finds: contacts[first].name),
        LookUp("/response/data/contacts/contact[\(first + 1)]/fax", finds: nil),
        LookUp("/response/data/contacts/contact[\(middle + 1)]/phone", finds: contacts[middle].phone),
        LookUp(
          "/response/data/contacts/contact[id='\(contacts[middle].id)']/balance",
          finds: contacts[middle].balance),
        LookUp("/response/data/contacts/contact[\(later + 1)]/note", finds: contacts[later].note),
        LookUp("/response/data/contacts/contact[last()]/address/city", finds: contacts[last].city),
        LookUp("count(/response/data/contacts/contact)", finds: "\(contacts.count)"),
        LookUp("/response/page/next", finds: nextPage),
      ])
  }

  /// Members of the array from its first to its last: the second has subscriptions, the third a note.
  private var places: (first: Int, middle: Int, later: Int, last: Int) {
    let last = contacts.count - 1
    let middle = (last / 2..<last).first { contacts[$0].subscriptions.count > 1 }
    let later = (last * 3 / 4..<last).first { contacts[$0].note != nil }
    return (0, middle ?? last, later ?? last, last)
  }

  private var value: SampleValue {
    .object([
      ("isSuccessful", .literal("true")),
      ("statusMessage", .text("Successful retrieval")),
      (
        "data",
        .object([
          ("lastUpdated", .text(lastUpdated)),
          ("contacts", .array(of: "contact", contacts.map(\.value))),
        ])
      ),
      (
        "page",
        .object([
          ("number", .literal("1")), ("size", .literal("\(contacts.count)")), ("next", .text(nextPage)),
        ])
      ),
    ])
  }
}
