// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ApiInteractionKit",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "ApiInteractionKit", targets: ["ApiInteractionKit"]),
    .library(name: "ApiInteractionLint", targets: ["ApiInteractionLint"]),
    .library(name: "ApiInteractionGeneration", targets: ["ApiInteractionGeneration"]),
    .library(name: "ApiInteractionPlan", targets: ["ApiInteractionPlan"]),
    .library(name: "ApiInteractionClient", targets: ["ApiInteractionClient"]),
    .library(name: "ApiInteractionSandbox", targets: ["ApiInteractionSandbox"]),
    .executable(name: "apiinteraction", targets: ["apiinteraction"]),
    .executable(name: "apiinteraction-live", targets: ["apiinteraction-live"]),
  ],
  traits: [
    .trait(
      name: "AsyncHTTPClient",
      description: "A transport on AsyncHTTPClient, for servers that run on SwiftNIO. Off unless asked for.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .target(name: "CByteMasks"),
    .target(
      name: "ApiInteractionKit",
      dependencies: ["CByteMasks", "CLibXML2", .product(name: "HTTPTypes", package: "swift-http-types")]
    ),
    .target(
      name: "ApiInteractionLint",
      dependencies: ["ApiInteractionKit", .product(name: "Yams", package: "Yams")],
      resources: [
        .embedInCode("Profiles/BuiltIn"), .embedInCode("Profiles/provider.schema.json"),
        .embedInCode("Configuration/configuration.schema.json"),
      ]
    ),
    .target(
      name: "ApiInteractionGeneration",
      dependencies: ["ApiInteractionLint", .product(name: "SwiftCSV", package: "SwiftCSV")],
      resources: [.embedInCode("Templates/BuiltIn"), .embedInCode("Manifest/manifest.schema.json")]
    ),
    .target(
      name: "ApiInteractionPlan", dependencies: ["ApiInteractionLint"],
      resources: [
        .embedInCode("Reading/plan.schema.json"), .embedInCode("Scenarios/scenarios.schema.json"),
      ]),
    .target(
      name: "ApiInteractionClient",
      dependencies: [
        "ApiInteractionKit", "ApiInteractionPlan", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(
          name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["AsyncHTTPClient"])
        ),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AsyncHTTPClient"])),
      ]
    ),
    .target(
      name: "ApiInteractionSandbox",
      dependencies: [
        "ApiInteractionLint", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    .target(
      name: "CommandInterface",
      dependencies: [
        "ApiInteractionGeneration",
        "ApiInteractionPlan",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Rainbow", package: "Rainbow"),
      ]
    ),
    .executableTarget(
      name: "apiinteraction",
      dependencies: [
        "ApiInteractionGeneration",
        "ApiInteractionPlan",
        "CommandInterface",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Rainbow", package: "Rainbow"),
      ]
    ),
    .executableTarget(
      name: "apiinteraction-live",
      dependencies: [
        "ApiInteractionClient",
        "ApiInteractionGeneration",
        "ApiInteractionPlan",
        "ApiInteractionSandbox",
        "CommandInterface",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
    ),
    .executableTarget(
      name: "GenerateDefinitions", dependencies: ["ApiInteractionGeneration"],
      path: "Examples/GenerateDefinitions"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "ApiInteractionKitTests",
      dependencies: [
        "ApiInteractionKit", "TestSupport", .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
    ),
    .testTarget(name: "ApiInteractionLintTests", dependencies: ["ApiInteractionLint", "TestSupport"]),
    .testTarget(
      name: "ApiInteractionGenerationTests", dependencies: ["ApiInteractionGeneration", "TestSupport"]),
    .testTarget(name: "ApiInteractionPlanTests", dependencies: ["ApiInteractionPlan", "TestSupport"]),
    .testTarget(
      name: "ApiInteractionClientTests",
      dependencies: [
        "ApiInteractionClient", "ApiInteractionSandbox", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AsyncHTTPClient"])),
      ]
    ),
    .testTarget(
      name: "ApiInteractionSandboxTests",
      dependencies: [
        "ApiInteractionSandbox", "TestSupport", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "ApiInteractionClient", "ApiInteractionGeneration", "ApiInteractionKit", "ApiInteractionLint",
        "ApiInteractionPlan", "ApiInteractionSandbox", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "ApiInteractionKit", "GenerateDefinitions", "TestSupport", "apiinteraction", "apiinteraction-live",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// Documentation is built by a plugin that no user of the package is to fetch: see `make docs`.
if Context.environment["APIINTERACTION_DOCC"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
