import GRDB
public import Mail

extension Store {
  /// How far earlier runs read the source of this name.
  public func progress(of source: String) throws(StoreError) -> SourceProgress {
    try read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT number, position FROM source WHERE name = ?", arguments: [source])
      guard let row else { return SourceProgress() }
      let names = try String.fetchSet(
        db, sql: "SELECT name FROM sourceName WHERE source = ?", arguments: [row["number"]])
      let position: String? = row["position"]
      return SourceProgress(
        position: position == nil ? nil : try row.json("position"), knownNames: names)
    }
  }

  /// Those of the deliveries that are on record.
  public func known(_ deliveries: [Digest]) throws(StoreError) -> Set<Digest> {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM message WHERE delivery = ?")
      return Set(
        try deliveries.filter {
          try Bool.fetchOne(statement, arguments: [$0.data]) != nil
        })
    }
  }

  /// Records how far a source was read; writes nothing that is on record already.
  static func advance(
    _ source: String, to position: Position?, past names: [String], in db: Database
  ) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT number, position FROM source WHERE name = ?", arguments: [source])
    let before: String? = row?["position"]
    let after = try position.map { try json($0) } ?? before
    guard after != before || !names.isEmpty else { return }
    if row == nil || after != before {
      try db.execute(
        sql: """
          INSERT INTO source (name, position) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET position = excluded.position
          """, arguments: [source, after])
    }
    guard !names.isEmpty else { return }
    let number = try Int.fetchOne(
      db, sql: "SELECT number FROM source WHERE name = ?", arguments: [source])
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO sourceName VALUES (?, ?)")
    for name in names { try statement.execute(arguments: [number, name]) }
  }
}
