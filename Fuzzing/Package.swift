// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "ApiInteractionKit", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "ApiInteractionKit", package: "ApiInteractionKit"),
        .product(name: "ApiInteractionLint", package: "ApiInteractionKit"),
        .product(name: "ApiInteractionGeneration", package: "ApiInteractionKit"),
        .product(name: "ApiInteractionPlan", package: "ApiInteractionKit"),
      ],
      // The main function is libFuzzer's.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]
    )
  ],
  swiftLanguageModes: [.v6]
)
