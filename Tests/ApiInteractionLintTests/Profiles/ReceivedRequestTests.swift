import Testing

@testable import ApiInteractionLint

@Suite("Requests as services receive them")
struct ReceivedRequestTests {
  private static let profile = """
    name: shop
    source: Example Shop
    match:
      path: /orders
    headers:
      X-Shop-Key:
        values: [one, two]
      X-Trace:
        required: false
    body:
      order.id:
        type: integer
      order.kind:
        required: false
      order.address:
        requiredWhen:
          field: order.kind
          values: [parcel]
      apiKey:
        minLength: 5
        values: [abcdefgh]
    """

  private func faults(_ body: String, _ headers: [(String, String)] = [("x-shop-key", "one")]) throws
    -> [String]
  {
    var profiles = ProfileSet()
    try profiles.add(Array(ReceivedRequestTests.profile.utf8))
    let request = ReceivedRequest(
      method: "POST", headers: headers.map { ReceivedRequest.Header(name: $0.0, value: $0.1) },
      body: Array(body.utf8))
    return profiles.profiles.flatMap { request.faults(by: $0) }
  }

  @Test(
    "what a service asks for is all that it needs",
    arguments: [
      #"{"order": {"id": 1}, "apiKey": "abcdefgh"}"#,
      #"{"order": {"id": 1, "kind": "parcel", "address": ""}, "apiKey": "abcdefgh", "more": [1]}"#,
      #"{"order": {"id": 1, "kind": "letter"}, "apiKey": "\u0061bcdefgh"}"#,
    ])
  func taken(_ body: String) throws {
    #expect(try faults(body) == [])
  }

  @Test("what is missing, misspelt or wrong is named, without secrets")
  func refused() throws {
    let found = try faults(
      #"{"order": {"ids": "1", "kind": "parcel"}, "apiKey": "12345"}"#, [("X-Shop-Key", "three")])
    #expect(
      found
        == [
          "The header X-Shop-Key is “three”; shop takes one or two (Example Shop).",
          "The body has no order.address, which shop needs when order.kind is parcel (Example Shop).",
          "The body has no order.id, which shop needs (Example Shop). There is “order.ids”.",
          "apiKey has another value; shop takes abcdefgh (Example Shop).",
        ])
  }

  @Test("what looks like a hole is text like any other")
  func holes() throws {
    #expect(
      try faults(#"{"order": {"id": "$(Id)"}, "apiKey": "~~~REPLACE~~~"}"#, []) == [
        "The request has no header X-Shop-Key, which shop needs (Example Shop).",
        "order.id is a text in quotes; shop takes a whole number (Example Shop).",
        "apiKey has another value; shop takes abcdefgh (Example Shop).",
      ])
  }
}
