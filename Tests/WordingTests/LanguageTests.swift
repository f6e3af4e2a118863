import Testing
import Wording

@Suite struct `The language of a command` {
  @Test func `The option wins over the environment`() {
    let environment = ["LC_ALL": "en_CA.UTF-8", "LANG": "fr_FR.UTF-8"]
    #expect(Language.choose(option: "fr-CA", environment: environment) == .frCA)
    #expect(Language.choose(option: nil, environment: environment) == .en)
  }

  @Test(arguments: [
    (["LC_ALL": "fr_CA.UTF-8", "LANG": "en_US.UTF-8"], Language.frCA),
    (["LC_ALL": "", "LC_MESSAGES": "fr_FR@euro", "LANG": "en"], .frFR),
    (["LANG": "fr_CA"], .frCA), (["LANG": "fr"], .frFR), (["LANG": "fr_BE.UTF-8"], .frFR),
    (["LC_ALL": "C", "LANG": "fr_CA"], .en), (["LANG": "de_DE.UTF-8"], .en), ([:], .en),
  ])
  func `The first variable that is set decides`(
    _ environment: [String: String], _ language: Language
  ) {
    #expect(Language.choose(option: nil, environment: environment) == language)
  }

  @Test func `A tag of another language is no language of ours`() {
    #expect(Language(tag: "de") == nil)
    #expect(Language(tag: "") == nil)
    #expect(Language(tag: "fr-CA") == .frCA)
    #expect(Language(tag: "FR_ca.utf8") == .frCA)
    #expect(Language(tag: "en-GB") == .en)
  }
}
