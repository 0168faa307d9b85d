import Mail
import Testing

@testable import Proposals

/// Titles that stand where only their marks tell of them.
@Suite struct `Titles by their marks` {
  private static let machine =
    "书店的收银机是二手的，客显屏只有两行，每行二十个字符。有一天没有客人，我想看看它除了找零还能显示什么，结果一发不可收拾。我会现场展示怎样用一根串口线和五十行脚本在两行屏幕上玩方块游戏。"
  private static let bath = "廃業した銭湯の番台にサーバーを置いたところ、排熱で脱衣所が暖かくなり、近所の人が集まるようになりました。その一年を五分で話します。"

  private static func title(_ text: String, subject: String) -> String? {
    Sample.draft(Sample.mail(text, subject: subject)).proposals.first?.title
  }

  @Test(arguments: [
    ("我叫蒲小满，想报一个十分钟的闪电演讲，题目叫《收银机里的俄罗斯方块》。", "想报一个闪电演讲", "收银机里的俄罗斯方块"),
    ("本人任職於提燈博物館，講題為「一千卷錄音帶的搬家計畫」，預計四十分鐘。", "演講投稿", "一千卷錄音帶的搬家計畫"),
    ("我想报名演讲，题目是“收银机里的方块”。", "演讲", "收银机里的方块"),
  ])
  func `are read from quotations that no space stands before`(
    sentence: String, subject: String, title: String
  ) {
    #expect(Self.title("大家好！\n\n\(sentence)\n\n\(Self.machine)", subject: subject) == title)
  }

  @Test(arguments: [
    ("5分のライトニングトーク「銭湯の自宅サーバー」をお願いします。", "ライトニングトーク応募", "銭湯の自宅サーバー"),
    ("20分の枠で話をさせていただけないでしょうか。\nタイトルは「誰も困っていない時間」です。", "発表したいです", "誰も困っていない時間"),
  ])
  func `are read in Japanese, too`(sentence: String, subject: String, title: String) {
    #expect(Self.title("こんにちは。\n\n\(sentence)\n\n\(Self.bath)", subject: subject) == title)
  }

  @Test(arguments: [
    "= Why ducks dive =\n\n== What is it about? ==\n",
    "(copied from our wiki)\n\n= Why ducks dive =\n\n== What is it about? ==\n",
    "= Why ducks dive\n\n== Abstract\n\n",
  ])
  func `are read from headings of wikis`(head: String) {
    let text = "\(head)\(`Reading loose letters`.ducks)\n\n== Who ==\nAda Frog"
    let proposals = Sample.draft(Sample.mail(text, subject: "Talk for Pond Days")).proposals
    #expect(proposals.map(\.title) == ["Why ducks dive"])
    #expect(proposals.map(\.abstract) == [`Reading loose letters`.ducks])
  }

  @Test func `are read from the field for what it is, above the text`() {
    let text =
      "Who: Ada Frog, Pond Co-op\nWhat: Building a co-op after five years\nHow long: to be agreed\n\n\(`Reading loose letters`.ducks)"
    #expect(Self.title(text, subject: "[Pond Days]") == "Building a co-op after five years")
  }

  @Test(arguments: [
    ("Proposed talk: Losses in translation", "Losses in translation"),
    ("Offer to speak", nil), ("Offer of a talk", nil), ("Workshop application - Ada Frog", nil),
  ])
  func `are what a subject says beside the offer`(subject: String, title: String?) {
    #expect(
      Self.title("Hello,\n\n\(`Reading loose letters`.ducks)\n\nAda Frog", subject: subject)
        == title)
  }

  @Test(arguments: [
    "Working title: Why ducks dive so deep. 20 minutes would do.",
    "\"Why ducks dive so deep\" (short talk, 20 minutes)",
  ])
  func `stand before the place that is asked for`(line: String) {
    let text =
      "Hello,\n\nI dare to send in a talk.\n\n\(line)\n\n\(`Reading loose letters`.ducks)\n\nAda"
    let proposals = Sample.draft(Sample.mail(text, subject: "for your meeting")).proposals
    #expect(proposals.map(\.title) == ["Why ducks dive so deep"])
    #expect(proposals.map(\.minutes) == [20])
    #expect(proposals.map(\.format) == ["short"])
    #expect(proposals.map(\.abstract) == [`Reading loose letters`.ducks])
  }

  @Test(arguments: [
    "If you have a gap, I could tell what I saw, title: Why Ducks Dive.",
    "What I could bring to you in spring is titled: Why Ducks Dive.",
  ])
  func `stand behind the word for one and a colon`(sentence: String) {
    let text = "Hello,\n\n\(sentence)\n\n\(`Reading loose letters`.ducks)\n\nAda"
    #expect(Self.title(text, subject: "for your meeting") == "Why Ducks Dive")
  }

  @Test func `are not every line that begins with equals signs`() {
    let text =
      "Title: Why ducks dive\n\nAbstract: \(`Reading loose letters`.ducks)\n\n=> and more of it\n=======\n\nAda"
    #expect(Self.title(text, subject: "Talk") == "Why ducks dive")
  }
}
