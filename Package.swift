// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: warnings fail, imports are
/// private unless they say otherwise, and unsafe code has to say `unsafe`.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cfp-intake",
  products: [
    .executable(name: "cfp", targets: ["cfp"]),
    .library(name: "Intake", targets: ["Intake"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // A module imports only modules listed above it; Tests/HouseTests holds it to that.
    .systemLibrary(name: "CEtpan", providers: [.apt(["libetpan-dev"])]),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CGnuTLS", providers: [.apt(["libgnutls28-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CYTNEF", providers: [.apt(["libytnef0-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-gnutls-dev"])]),
    .target(
      name: "Mail",
      dependencies: [
        "CEtpan", "CXML2", "CGnuTLS", "CLinux", "CUchardet", "CArchive", "CCurl",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Proposals", dependencies: ["Mail"], swiftSettings: strict,
      plugins: ["EmbedTables"]),
    .plugin(
      name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"],
      path: "Sources/EmbedTables"),
    .executableTarget(name: "embed-tables", swiftSettings: strict),
    .target(
      name: "Storage",
      dependencies: ["Mail", "Proposals", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "Rendering",
      dependencies: [
        "Mail", "Proposals", .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Export/export.schema.json"], resources: [.embedInCode("Templates")],
      swiftSettings: strict),
    .systemLibrary(name: "CSeccomp", providers: [.apt(["libseccomp-dev"])]),
    .target(name: "Sandbox", dependencies: ["CSeccomp"], swiftSettings: strict),
    .target(
      name: "Intake",
      dependencies: ["Mail", "Proposals", "Storage", "Rendering", "Sandbox"],
      swiftSettings: strict),
    .executableTarget(
      name: "cfp",
      dependencies: [
        "Mail", "Proposals", "Storage", "Rendering", "Sandbox", "Intake",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      resources: [.embedInCode("Initial")], swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support/Golden", swiftSettings: strict),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MailTests", dependencies: ["Mail", "CEtpan", "CYTNEF", "TestSupport"],
      exclude: ["Corpus", "Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ProposalsTests", dependencies: ["Proposals", "Mail", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Proposals", "Mail", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering", "Proposals", "Mail", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .executableTarget(
      name: "sandboxed", dependencies: ["Sandbox"], path: "Tests/Support/Sandboxed",
      swiftSettings: strict),
    .testTarget(
      name: "SandboxTests", dependencies: ["Sandbox", "sandboxed"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["cfp", "TestSupport"], swiftSettings: strict),
  ]
)
