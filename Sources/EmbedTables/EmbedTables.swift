import PackagePlugin

/// Puts the language tables of a target into the program, as texts.
///
/// `.embedInCode` writes every octet as a number, and half a megabyte of numbers takes the
/// compiler two minutes.
@main
struct EmbedTables: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let tables = target.sourceFiles(withSuffix: ".txt").map(\.url)
    let output = context.pluginWorkDirectoryURL.appending(path: "TableTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding language tables",
        executable: try context.tool(named: "embed-tables").url,
        arguments: [output.path] + tables.map(\.path).sorted(), inputFiles: tables,
        outputFiles: [output])
    ]
  }
}
