/// Programmes and agendas, which propose nothing.
extension Evidence {
  /// Whether it says what happens when, at a conference or in a meeting.
  var isProgramme: Bool { isTimetable || isAgenda }

  /// Whether it counts at least four items and says of three how long they take.
  private var isAgenda: Bool {
    let items = own.letter.body.filter { own.sheet.lines[$0].mark == .number }
    return items.count >= 4 && !subject.announcesSeveral
      && items.count { !own.sheet.lengths(in: own.sheet.lines[$0].words).isEmpty } >= 3
  }

  /// Whether at least three lines begin with a time of day.
  private var isTimetable: Bool {
    own.letter.body.count { index in
      let line = own.sheet.lines[index]
      guard let first = line.words.first, line.words.count > 2 else { return false }
      let (hour, minute) = (own.sheet.words[first], own.sheet.words[first + 1])
      return hour.isNumber && minute.isNumber && hour.end - hour.start <= 2
        && minute.end - minute.start == 2 && minute.start == hour.end + 1
    } >= 3
  }
}
