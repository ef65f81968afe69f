import ApiInteractionSandbox
import Testing

@testable import struct ApiInteractionSandbox.ServiceRoute

@Suite("Finding a service")
struct RoutingTests {
  @Test(
    "a path leads to a service",
    arguments: [
      ("/auth/connect/token", SandboxService.authorize, ""), ("/auth/connect/token/", .authorize, ""),
      ("/globalpci/v1/selfservicesession/", .start, ""), ("/globalpci/v1/session/a%20b", .status, "a b"),
      ("/orders/1/", .orders, "1"),
    ])
  func known(_ path: String, _ service: SandboxService, _ id: String) {
    let route = ServiceRoute(path: path)
    #expect(route?.service == service)
    #expect(route?.id == id)
  }

  @Test(
    "any other leads nowhere",
    arguments: [
      "", "/", "/orders", "/orders/", "/orders//", "/orders/1/2", "/orders/%ff", "/orders/%", "/auth/connect",
      "/Auth/connect/token", "/auth//connect/token", "/globalpci/v1/session/",
    ])
  func unknown(_ path: String) {
    #expect(ServiceRoute(path: path) == nil)
  }

  @Test("an unknown path is answered with those that there are", arguments: ["/no/such", "/no/such?a=b"])
  func notFound(_ path: String) async throws {
    let response = try await TestSandbox.run { try await $0.send(RawRequest("GET", path)) }
    #expect(
      response
        == .message(
          404,
          "There is nothing at /no/such. The sandbox has POST /auth/connect/token, "
            + "POST /globalpci/v1/selfservicesession/, GET /globalpci/v1/session/{id}, GET /orders/{id}."))
  }

  @Test(
    "another method is answered with the right one",
    arguments: [
      ("GET", "/auth/connect/token", "POST", "/auth/connect/token"),
      ("PUT", "/globalpci/v1/selfservicesession", "POST", "/globalpci/v1/selfservicesession/"),
      ("DELETE", "/globalpci/v1/session/1", "GET", "/globalpci/v1/session/{id}"),
    ])
  func wrongMethod(_ method: String, _ path: String, _ allowed: String, _ name: String) async throws {
    let response = try await TestSandbox.run { try await $0.send(RawRequest(method, path, body: "{}")) }
    #expect(response == .message(405, "\(name) answers to \(allowed).", ["Allow": allowed]))
  }

  @Test("another method than that of the order service is answered in XML")
  func wrongOrderMethod() async throws {
    let response = try await TestSandbox.run {
      try await $0.send(RawRequest("PATCH", "/orders/1", body: "{}"))
    }
    #expect(response == .xmlMessage(405, "/orders/{id} answers to GET.", ["Allow": "GET"]))
  }

  @Test("an order is XML")
  func order() async throws {
    let body = """
      <?xml version="1.0" encoding="UTF-8"?>
      <order>
        <id>A-1001</id>
        <name>Jane Doe</name>
        <despatch>2026-07-11</despatch>
        <amount>10.00</amount>
      </order>

      """
    let headers = ["Content-Type": "application/xml; charset=utf-8", "Content-Length": "\(body.utf8.count)"]
    let response = try await TestSandbox.run { try await $0.order() }
    #expect(response == RawResponse(status: 200, headers: headers, body: body))
  }

  @Test("what cannot be the number of an order has none", arguments: ["a%3Cb", "a%20b", "%C3%A9", "a.b"])
  func noOrder(_ id: String) async throws {
    let response = try await TestSandbox.run { try await $0.send(RawRequest("GET", "/orders/\(id)")) }
    #expect(response.status == 404)
    #expect(response.headers["Content-Type"] == "application/xml; charset=utf-8")
  }
}
