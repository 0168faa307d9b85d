// swift-tools-version: 6.2
import PackageDescription

// Programs that read mail over and over, apart from the product: `Tests/fuzz` and
// `Tests/measure` build them. `Sources` is a link to the product's own.
let package = Package(
  name: "fuzzing",
  targets: [
    .systemLibrary(name: "CEtpan"),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CGnuTLS"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CUchardet"),
    .systemLibrary(name: "CArchive"),
    .target(
      name: "Mail",
      dependencies: ["CEtpan", "CXML2", "CGnuTLS", "CLinux", "CUchardet", "CArchive"],
      // What sends mail reads nothing of strangers', and needs more packages.
      exclude: [
        "libcurl", "Outgoing/SMTPDelivery.swift", "Outgoing/SMTPFault+Sentence.swift",
        "Outgoing/SendmailDelivery.swift", "posix/RunningProgram.swift",
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
    .executableTarget(name: "fuzz", dependencies: ["Mail"], path: "Fuzz"),
    .plugin(
      name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"],
      path: "Sources/EmbedTables"),
    .executableTarget(name: "embed-tables"),
    .target(
      name: "Proposals", dependencies: ["Mail"],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ], plugins: ["EmbedTables"]),
    .executableTarget(name: "measure", dependencies: ["Mail", "Proposals"], path: "Measure"),
    .executableTarget(name: "traits", dependencies: ["Mail", "Proposals"], path: "Traits"),
  ]
)
