/// The words of dates: months as mail programs write them in the languages of their users,
/// and zones by name.
enum DateWords {
  /// The month that `word`, in lower case, begins with.
  static func month(_ word: String) -> Int? {
    for length in [4, 3] where word.count >= length {
      if let month = months[String(word.prefix(length))] { return month }
    }
    return nil
  }

  /// Each month's name by the fewest letters that tell it: English, German, French, Spanish,
  /// Italian, Portuguese, Dutch, Nordic, Polish, Czech, Russian, Turkish.
  private static let months: [String: Int] = {
    let names = [
      "jan ene gen sty led янв oca", "feb fév fev lut úno фев şub", "mar mär mrz mrt bře мар",
      "apr avr abr kwi dub апр nis", "may mai mag mei maj kvě май мая",
      "jun juin giu cze črn июн haz",
      "jul juil lug lip črc июл tem", "aug aoû aou ago sie srp авг ağu", "sep set wrz zář сен eyl",
      "oct okt ott out paź říj окт eki", "nov lis noy ноя kas",
      "dec déc dez dic des gru pro дек ara",
    ]
    var table: [String: Int] = [:]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: " ") { table[String(word)] = index + 1 }
    }
    return table
  }()

  /// Zones by name (RFC 5322, 4.3), and those of Europe and Asia that programs write, as
  /// hours and minutes in one number.
  static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -500, "edt": -400, "cst": -600, "cdt": -500,
    "mst": -700, "mdt": -600, "pst": -800, "pdt": -700, "akst": -900, "akdt": -800, "hst": -1000,
    "ast": -400, "adt": -300, "nst": -330, "ndt": -230, "wet": 0, "west": 100, "bst": 100,
    "cet": 100, "cest": 200, "mez": 100, "mesz": 200, "met": 100, "mest": 200, "metdst": 200,
    "eet": 200, "eest": 300, "msk": 300, "msd": 400, "jst": 900, "kst": 900, "hkt": 800,
    "sgt": 800, "awst": 800, "acst": 930, "aest": 1000, "aedt": 1100, "nzst": 1200, "nzdt": 1300,
    "est5edt": -500, "cst6cdt": -600, "mst7mdt": -700, "pst8pdt": -800,
  ]
}
