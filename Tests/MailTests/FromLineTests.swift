import Foundation
import Testing

@testable import Mail

@Suite struct `The line before a message` {
  @Test(arguments: [
    ("From ada@example.org Fri Apr 18 12:30:00 2008", 1_208_521_800),
    ("From ada@example.org  Fri Apr  4 12:30:00 2008\n", 1_207_312_200),
    ("From ada@example.org Fri Apr 18 12:30 2008\r\n", 1_208_521_800),
    ("From - Fri Apr 18 12:30:00 2008", 1_208_521_800),
    ("From Fri Apr 18 12:30:00 2008", 1_208_521_800),
    ("From ada at example.org  Fri Apr 18 12:30:00 2008", 1_208_521_800),
    ("From \"Ada B\"@example.org Fri Apr 18 12:30:00 2008", 1_208_521_800),
    ("From ada@example.org Fri Apr 18 12:30:00 EDT 2008", 1_208_536_200),
    ("From ada@example.org Fri Apr 18 12:30:00 MET DST 2008", 1_208_521_800),
    ("From ada@example.org Fri Apr 18 12:30:00 2008 +0200", 1_208_514_600),
    ("From ada@example.org Fri Apr 18 12:30:00 +0200 2008", 1_208_514_600),
    ("From ada@example.org Fri Apr 18 12:30:00 2008 -0430 (VET)", 1_208_538_000),
    ("From ada@example.org Fri, 18 Apr 2008 12:30:00 +0000 (GMT)", 1_208_521_800),
    ("From ada@example.org 18 Apr 2008 12:30:00 GMT+02:00", 1_208_514_600),
    ("From ada@example.org 18-Apr-2008 12:30:00 +0000", 1_208_521_800),
    ("From ada@example.org 2008-04-18 12:30:00", 1_208_521_800),
    ("From ada Fri Apr 18 12:30:00 2008 remote from hosta", 1_208_521_800),
    ("From ada@example.org Thu Feb 29 23:59:60 2024", 1_709_251_200),
    ("From ada@example.org Thu Jan  1 00:00:00 1970", 0),
  ])
  func `names a time`(line: String, seconds: Int) {
    let read = FromLine(Array(line.utf8)[...])
    #expect(read?.time == Date(timeIntervalSince1970: Double(seconds)))
  }

  @Test(arguments: [
    "", "From", "From ", "From ada@example.org", "From here on it is different",
    "From our meeting on 18 Apr 2008, 12:30", "From Friday 18 Apr 2008 12:30",
    "From ada@example.org Fri Apr 18 12:30:00 2008 and on", "From 18 Apr 2008 12:30",
    "From ada@example.org Fri Apr 31 12:30:00 2008", "From ada@example.org Fri Foo 18 12:30 2008",
    "From ada@example.org Fri Apr 18 25:30:00 2008", "From ada@example.org Fri Apr 18 2008",
    "From ada@example.org Fri Apr 18 12:30:00", "from ada@example.org Fri Apr 18 12:30:00 2008",
    ">From ada@example.org Fri Apr 18 12:30:00 2008", "From: ada Fri Apr 18 12:30:00 2008",
    "From " + String(repeating: "x", count: 2000) + " Fri Apr 18 12:30:00 2008",
  ])
  func `is not a sentence`(line: String) {
    #expect(FromLine(Array(line.utf8)[...]) == nil)
  }
}
