// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ApiInteractionKit",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "ApiInteractionKit", targets: ["ApiInteractionKit"]),
    .library(name: "ApiInteractionLint", targets: ["ApiInteractionLint"]),
    .library(name: "ApiInteractionGeneration", targets: ["ApiInteractionGeneration"]),
    .executable(name: "apiinteraction", targets: ["apiinteraction"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
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
      resources: [.embedInCode("Profiles/BuiltIn")]
    ),
    .target(
      name: "ApiInteractionGeneration",
      dependencies: ["ApiInteractionLint", .product(name: "SwiftCSV", package: "SwiftCSV")],
      resources: [.embedInCode("Templates/BuiltIn"), .embedInCode("Manifest/manifest.schema.json")]
    ),
    .executableTarget(
      name: "apiinteraction",
      dependencies: [
        "ApiInteractionKit",
        "ApiInteractionLint",
        "ApiInteractionGeneration",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Rainbow", package: "Rainbow"),
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
    .testTarget(
      name: "CommandTests",
      dependencies: ["ApiInteractionKit", "GenerateDefinitions", "TestSupport", "apiinteraction"]),
  ],
  swiftLanguageModes: [.v6]
)
