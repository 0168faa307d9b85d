import Foundation
import Mail
import Testing

/// Reads a message with one header field more than nothing.
private func message(_ field: String) -> Message { Message(parsing: Array((field + "\n\n").utf8)) }

@Suite struct `A subject` {
  @Test(arguments: [
    ("plain words", "plain words"), ("folded\n here", "folded here"),
    ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"), ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
    ("=?utf-8?b?R3LDvMOfZQ?=", "Grüße"), ("=?iso-8859-1*de?q?Gr=FC=DFe?=", "Grüße"),
    ("=?utf-8?q?one?=\n =?utf-8?q?_two?=", "one two"),
    ("=?utf-8?q?one?= plain =?utf-8?q?two?=", "one plain two"),
    ("=?utf-8?q?=E2=82?= =?utf-8?q?=AC?=", "€"), ("=?utf-8?q?=E2=82?= =?utf-8?b?rA==?=", "€"),
    ("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本"), ("=?gb2312?b?tqvO9w==?=", "东西"),
    ("Re:=?utf-8?q?_x?=", "Re: x"), ("=?utf-8?q??=", ""), ("=?utf-8?q?=?=", "="),
    ("=?utf-8?q?=3D?=?=", "=?="), ("a =? b ?= c", "a =? b ?= c"),
    ("=?utf-8?q?never ends", "=?utf-8?q?never ends"), ("=??q?x?=", "x"),
    ("=?utf-8?b?R3L?= =?utf-8?b?DvMOfZQ==?=", "Grüße"),
    ("=?iso-8859-1?q?Gr=FC?= =?koi8-r?b?0NLJ18XU?=", "Grüпривет"),
    ("=?hz-gb-2312?q?~{6+Nw~}?=", "东西"), ("=?utf-8?q?what??=", "what?"),
    ("\"=?utf-8?q?Gr=C3=BC=C3=9Fe?= b\"", "\"Grüße b\""),
    ("=?utf-8?x?what?=", "=?utf-8?x?what?="), ("=?utf-8?q?a_b c=ZZ?=", "a b c=ZZ"),
    ("\u{FEFF}soft\u{AD}ly\u{200B} spaced\u{A0}out", "softly spaced out"),
  ])
  func `is decoded`(field: String, subject: String) {
    #expect(message("Subject: \(field)").subject == subject)
  }
}

@Suite struct `Addresses` {
  @Test(arguments: [
    ("ada@example.org", ["<ada@example.org>"]), ("Ada <ada@example.org>", ["Ada<ada@example.org>"]),
    ("\"Example, Ada\" <ada@example.org>", ["Example, Ada<ada@example.org>"]),
    ("ada@example.org (Ada)", ["Ada<ada@example.org>"]),
    ("(x) Ada (y (z)) <ada@example.org> (w)", ["Ada<ada@example.org>"]),
    ("Friends: a@x.example, B <b@x.example>;", ["<a@x.example>", "B<b@x.example>"]),
    ("undisclosed-recipients:;", []), ("Ada Example", []), ("", []), ("root", ["<root>"]),
    ("Ada Example ada@example.org", ["Ada Example<ada@example.org>"]),
    ("a@x.example; b@x.example", ["<a@x.example>", "<b@x.example>"]),
    ("<ada@example.org", ["<ada@example.org>"]),
    ("Ada <ada@example.org>>", ["Ada<ada@example.org>"]),
    ("\"Ada <ada@example.org>", ["Ada<ada@example.org>"]),
    ("=?utf-8?q?J=C3=B6rg=2C_X?= <j@x.example>", ["Jörg, X<j@x.example>"]),
    ("\"=?utf-8?q?J=C3=B6rg?=\" <j@x.example>", ["Jörg<j@x.example>"]),
    ("'Ada' <ada@example.org>", ["Ada<ada@example.org>"]),
    ("\"two words\"@example.org", ["<\"two words\"@example.org>"]),
    ("<@a.example,@b.example:ada@example.org>", ["<ada@example.org>"]),
    ("Ada: <ada@example.org>", ["<ada@example.org>"]),
    ("Jörg <jörg@bücher.example>", ["Jörg<jörg@bücher.example>"]),
    ("ada@example.org <ada@example.org>", ["ada@example.org<ada@example.org>"]),
    ("a@x.example,,b@x.example,", ["<a@x.example>", "<b@x.example>"]),
    ("Ada <ada(her (own) account)@example(host).org>", ["Ada<ada@example.org>"]),
    ("\"=?utf-8?q?A?= b\" <a@x.example>", ["A b<a@x.example>"]),
    ("=?utf-8?q?Example,_Ada?= <a@x.example>", ["Example, Ada<a@x.example>"]),
    ("Example, Ada <a@x.example>", ["Example, Ada<a@x.example>"]),
    ("root, ada@x.example", ["<root>", "<ada@x.example>"]),
    ("a@x.example b@x.example", ["<a@x.example>", "<b@x.example>"]),
    ("Ada <a@x.example> Bob <b@x.example>", ["Ada<a@x.example>", "Bob<b@x.example>"]),
    ("Ada <a@x.example> <A@x.example>", ["Ada<a@x.example>"]),
    ("Ada <a@x.example><mailto:a@x.example>", ["Ada<a@x.example>"]),
    ("ada @ example . org", ["<ada@example.org>"]), ("mailto:a@x.example", ["<a@x.example>"]),
    ("'a@x.example'", ["<a@x.example>"]),
    ("Ada Example [a@x.example]", ["Ada Example<a@x.example>"]),
    ("Ada Example (a@x.example)", ["Ada Example<a@x.example>"]),
    ("ada@[192.0.2.1], b@[IPv6:2001:db8::1]", ["<ada@[192.0.2.1]>", "<b@[IPv6:2001:db8::1]>"]),
    ("Friends: a@x.example;, Foes: b@x.example;", ["<a@x.example>", "<b@x.example>"]),
  ])
  func `are read as found`(field: String, expected: [String]) {
    let found = message("To: \(field)").to.map { "\($0.name ?? "")<\($0.address)>" }
    #expect(found == expected)
  }

  @Test func `of several fields are joined`() {
    #expect(
      message("To: a@x.example\nTo: b@x.example").to.map(\.address) == [
        "a@x.example", "b@x.example",
      ])
  }
}

@Suite struct `A date` {
  @Test(arguments: [
    ("Fri, 18 Apr 2008 10:00:00 +0200", "2008-04-18T08:00:00Z"),
    ("18 Apr 2008 10:00 -0330", "2008-04-18T13:30:00Z"),
    ("Fri, 18 Apr 08 10:00:00 EST", "2008-04-18T15:00:00Z"),
    ("Fri, 18 Apr 99 10:00:00 GMT", "1999-04-18T10:00:00Z"),
    ("Fri, 18 Apr 108 10:00:00 GMT", "2008-04-18T10:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 +0200 (CEST)", "2008-04-18T08:00:00Z"),
    ("Fri (day), 18 Apr 2008 10:00:00 (x) +0200", "2008-04-18T08:00:00Z"),
    ("Fri Apr 18 10:00:00 2008", "2008-04-18T10:00:00Z"),
    ("Fri Apr 18 10:00:00 CEST 2008", "2008-04-18T08:00:00Z"),
    ("2008-04-18T10:00:00+02:00", "2008-04-18T08:00:00Z"),
    ("2008-04-18 10:00:00.123Z", "2008-04-18T10:00:00Z"),
    ("18-Apr-2008 10:00:00 UTC", "2008-04-18T10:00:00Z"),
    ("April 18, 2008 10:00:00 PM +0000", "2008-04-18T22:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 +9999", "2008-04-18T10:00:00Z"),
    ("Fri, 18 Apr 2008 23:59:60 -0000", "2008-04-19T00:00:00Z"),
    ("29 Feb 2008 00:00:00 +0000", "2008-02-29T00:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00+0200", "2008-04-18T08:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 +02:00", "2008-04-18T08:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 GMT+0200", "2008-04-18T08:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 UTC-3", "2008-04-18T13:00:00Z"),
    ("Fri, 18 Apr 2008 10:00:00 EST5EDT", "2008-04-18T15:00:00Z"),
    ("Fri, 18 Apr 2008 12:30 AM", "2008-04-18T00:30:00Z"),
    ("4/18/2008 10:00:00 PM", "2008-04-18T22:00:00Z"), ("18/04/2008 10:00", "2008-04-18T10:00:00Z"),
    ("18.04.2008 10:00", "2008-04-18T10:00:00Z"), ("2008/04/18 10:00", "2008-04-18T10:00:00Z"),
    ("04.05.2008 10:00", "2008-05-04T10:00:00Z"), ("4/5/2008 10:00", nil),
    ("20080418T100000Z", "2008-04-18T10:00:00Z"),
    ("Friday, April 18th, 2008", "2008-04-18T00:00:00Z"),
    ("mar. 8 avr. 2008 10:00:00 +0200", "2008-04-08T08:00:00Z"),
    ("Fr, 18 Mär 2008 10:00:00 MEZ", "2008-03-18T09:00:00Z"),
    ("Пт, 18 апр 2008 10:00:00 +0400", "2008-04-18T06:00:00Z"),
    ("18 04 (some (more)) 08 10:00:00 -0300", "2008-04-18T13:00:00Z"),
    ("29 Feb 2007 00:00:00 +0000", nil), ("31 Apr 2008 00:00:00 +0000", nil),
    ("18 Apr 2008 25:00:00 +0000", nil), ("yesterday", nil), ("", nil), ("1 2 3", nil),
    ("99999999999999999999 Apr 2008", nil),
  ])
  func `is read in every dress`(field: String, expected: String?) {
    #expect(message("Date: \(field)").date?.formatted(.iso8601) == expected)
  }
}

@Suite struct `Message-IDs` {
  @Test(arguments: [
    ("<a@x.example>", ["a@x.example"]),
    ("<a@x.example> <b@x.example>", ["a@x.example", "b@x.example"]),
    ("<a@x.example>\n <b@x.example>", ["a@x.example", "b@x.example"]),
    ("<a@x.example>,<b@x.example>", ["a@x.example", "b@x.example"]),
    ("a@x.example", ["a@x.example"]), ("<a@x.example", ["a@x.example"]),
    ("<a@x.example <b@x.example>", ["a@x.example", "b@x.example"]),
    ("Your message of Friday <a@x.example>", ["a@x.example"]), ("<>", []), ("", []),
    ("no-sign-at-all", ["no-sign-at-all"]), ("two words", []),
    ("<no-at-sign>", ["no-at-sign"]), ("<a@[192.0.2.1]>", ["a@[192.0.2.1]"]),
  ])
  func `are found`(field: String, expected: [String]) {
    #expect(message("References: \(field)").references.map(\.text) == expected)
  }
}
