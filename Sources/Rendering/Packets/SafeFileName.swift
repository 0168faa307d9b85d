/// A name under which a stranger's file can lie in a folder of ours.
///
/// It names a file in that folder and nowhere else, on any file system: no path, no
/// control character, no leading dot or dash, none of the names that DOS reserved, no `.new`
/// at the end, where half-written files have it, and at most 100 octets.
public struct SafeFileName: Hashable, Sendable, CustomStringConvertible {
  /// The name, without a folder.
  public let description: String

  private static let octets = 100

  /// Makes a safe name of `name`, or, where that leaves nothing, of `fallback`.
  public init(_ name: String?, orElse fallback: String = "attachment") {
    let last = (name ?? "").split { $0 == "/" || $0 == "\\" }.last ?? ""
    let visible = last.unicodeScalars.filter { $0.properties.generalCategory != .format }
    let clean = PlainText(line: String(String.UnicodeScalarView(visible))).text.map { character in
      #"<>:"|?*%$`'"#.contains(character) || character == "\u{FFFD}" ? "_" : character
    }
    let trimmed = String(clean.drop { ".- ~_".contains($0) }).trimmingEnd(of: ". ")
    let (stem, suffix) = Self.split(trimmed.isEmpty ? fallback : trimmed)
    let isReserved =
      stem.wholeMatch(of: #/(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?/#) != nil
    description = Self.joined(
      isReserved ? "file-" + stem : stem, suffix.lowercased() == ".new" ? suffix + "_" : suffix)
  }

  private init(stem: String, number: Int, suffix: String) {
    description = Self.joined(stem, "-\(number)" + suffix)
  }

  /// Safe names for `names`, in their order, no two of which a file system that ignores case
  /// or composition of letters takes for the same, and none of which is one of `taken`.
  public static func distinct(
    _ names: [String?], apartFrom taken: [String] = []
  ) -> [SafeFileName] {
    var keys = Set(taken.map { $0.lowercased() })
    var numbers: [String: Int] = [:]
    return names.map { name in
      let wanted = SafeFileName(name)
      let key = wanted.description.lowercased()
      let (stem, suffix) = split(wanted.description)
      var safe = wanted
      while !keys.insert(safe.description.lowercased()).inserted {
        let number = numbers[key, default: 1] + 1
        numbers[key] = number
        safe = SafeFileName(stem: stem, number: number, suffix: suffix)
      }
      return safe
    }
  }

  /// The name without its suffix, and the suffix with its dot: `.pdf`.
  private static func split(_ name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      name[dot...].utf8.count <= 12
    else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }

  private static func joined(_ stem: String, _ suffix: String) -> String {
    var stem = stem
    while stem.utf8.count + suffix.utf8.count > octets, !stem.isEmpty { stem.removeLast() }
    return stem + suffix
  }
}

extension String {
  fileprivate func trimmingEnd(of characters: String) -> String {
    guard let last = lastIndex(where: { !characters.contains($0) }) else { return "" }
    return String(self[...last])
  }
}
