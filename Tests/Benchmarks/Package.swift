// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Programs that the benchmarks run beside `cfp`, apart from the product: `Tests/Benchmarks/run`
// builds them.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "cfp-intake", path: "../..")],
  targets: [
    .executableTarget(
      name: "reading", dependencies: [.product(name: "Intake", package: "cfp-intake")],
      path: "Reading", swiftSettings: strict),
    .executableTarget(
      name: "stages", dependencies: [.product(name: "Intake", package: "cfp-intake")],
      path: "Stages", swiftSettings: strict),
  ]
)
