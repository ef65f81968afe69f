#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// Refuses a response whose status code is below 100: AsyncHTTPClient would take it for one that announces another, and
  /// stop the process at its body.
  final class StatusGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    /// Puts it behind the decoder of a connection.
    @Sendable static func guarding(_ channel: any Channel) -> EventLoopFuture<Void> {
      channel.eventLoop.submit {
        let pipeline = channel.pipeline.syncOperations
        let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPResponseDecoder>.self)
          .handler
        guard let decoder = decoder as? ByteToMessageHandler<HTTPResponseDecoder> else { return }
        try pipeline.addHandler(StatusGuard(), position: .after(decoder))
      }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if case .head(let head) = unwrapInboundIn(data), head.status.code < 100 {
        context.fireErrorCaught(HTTPParserError.invalidStatus)
        return context.close(promise: nil)
      }
      context.fireChannelRead(data)
    }
  }
#endif
