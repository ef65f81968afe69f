// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "ApiInteractionKit", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
    .package(url: "https://github.com/CoreOffice/XMLCoder", exact: "0.18.2"),
  ],
  targets: [
    .executableTarget(
      name: "Mapping",
      dependencies: [
        "CSimdJSON", "CXMLPeer", "Contests", "Responses",
        .product(name: "ApiInteractionKit", package: "ApiInteractionKit"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Mapping",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    .executableTarget(
      name: "Core",
      dependencies: [
        "CXMLPeer", "Contests", "Definitions",
        .product(name: "ApiInteractionKit", package: "ApiInteractionKit"),
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Stencil", package: "Stencil"),
        .product(name: "XMLCoder", package: "XMLCoder"),
      ],
      path: "Core",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    .target(name: "Contests", dependencies: [.product(name: "Benchmark", package: "benchmark")]),
    .target(
      name: "Definitions",
      dependencies: [.product(name: "ApiInteractionKit", package: "ApiInteractionKit")]
    ),
    .executableTarget(
      name: "Operations",
      dependencies: [
        "Definitions", "Responses", .product(name: "ApiInteractionKit", package: "ApiInteractionKit"),
      ]
    ),
    .target(
      name: "Responses",
      dependencies: [.product(name: "ApiInteractionKit", package: "ApiInteractionKit")]
    ),
    .executableTarget(
      name: "WriteResponses",
      dependencies: ["Responses", .product(name: "ApiInteractionKit", package: "ApiInteractionKit")]
    ),
    .executableTarget(
      name: "MapMemory",
      dependencies: [.product(name: "ApiInteractionKit", package: "ApiInteractionKit")]
    ),
    .executableTarget(
      name: "MapAllocations",
      dependencies: [
        "CAllocations", "Responses", .product(name: "ApiInteractionKit", package: "ApiInteractionKit"),
      ]
    ),
    .target(name: "CAllocations"),
    .target(name: "CHeap"),
    .executableTarget(
      name: "Sending",
      dependencies: [
        "CHeap",
        .product(name: "ApiInteractionClient", package: "ApiInteractionKit"),
        .product(name: "ApiInteractionSandbox", package: "ApiInteractionKit"),
      ]
    ),
    // simdjson's on-demand parser is compiled with the caller: only with the machine's own instructions is it itself.
    .target(
      name: "CSimdJSON",
      cxxSettings: [.unsafeFlags(["-march=native"])],
      linkerSettings: [.linkedLibrary("simdjson")]
    ),
    .systemLibrary(name: "CLibXML2Peer", pkgConfig: "libxml-2.0"),
    .target(name: "CXMLPeer", dependencies: ["CLibXML2Peer"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
