import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A transport on URLSession: nothing to build, and on Apple's platforms the system's own.
///
/// One session serves all requests, with up to 256 connections to a host; further requests wait for one, within their time.
/// There is no cookie, no cache, no credential, and what the system's configuration of URLSession adds to requests is
/// removed where that can be done.
///
/// What it cannot do:
/// - A GET or HEAD with a body is not sent: it is an interface failure with the reason `other`.
/// - A body in a Content-Encoding that the platform knows is decoded, even though none is asked for.
/// - Header fields go out in no certain order, with their names capitalized (`X-Id` for `x-id`).
///
/// And on Linux, where URLSession is FoundationNetworking on libcurl, it is for servers that can be trusted:
/// - **Some responses end the process**: one whose connection is closed inside its header, one with trailer fields after its
///   chunks, and a redirect to a host that is percent-encoded. FoundationNetworking stops at preconditions of its own ("Transfer
///   completed, but there's no response"; "Invalid URL"), which nobody can catch.
/// - **A server that sends without end, faster than the client takes in, holds up all sessions of the process for good**:
///   they share one queue, and cancelling waits for it. The caller gets its response, cut off, but the connection stays.
/// - A URL whose host is an IPv6 address is not sent: it is an interface failure with the reason `other`.
/// - A status line without a space after the code, a header that is not UTF-8, and lines that end in LF alone are refused
///   as an invalid response.
/// - The body of a redirect that names no valid target is lost, and one that never ends is not cut off but ends with the
///   time.
/// - libcurl goes through the proxy that `http_proxy`, `https_proxy` or `all_proxy` names, unless `no_proxy` excludes the
///   host. Whoever wants none removes them from the environment.
/// - Each request leaves some 100 bytes that are never freed: FoundationNetworking compares its host with libcurl's and does
///   not clean up libcurl's handle for that.
/// - libcurl uses a connection again, and sends a request anew on another one if the server closed it without a word.
///
/// A server must not be brought down by another: use `AsyncHTTPClientTransport` there.
public struct URLSessionTransport: Transport {
  private let session = OwnedSession()

  /// A transport with a session of its own, which ends with it.
  public init() {}

  public func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    try await ExchangeRun(transport: session, options: options).response(to: request, body: body)
  }
}
