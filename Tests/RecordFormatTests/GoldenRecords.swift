import RecordFormat
import Testing

/// A record whose every byte is known, as `Tools/golden-records.py` computed it without our code.
struct GoldenRecord: Sendable, CustomTestStringConvertible {
  let name: String
  let header: String
  let leafHash: String
  let signedBytes: String
  let facts: String
  let factsSalt: String
  let factsCommitment: String
  var words: Words?
  let actionFileSHA256: String

  struct Words: Sendable {
    let text: String
    let salt: String
    let commitment: String
    let key: String
    let nonce: String
    let sealed: String
  }

  var testDescription: String { name }

  static let ledger = "ledger.example/golden"
  static let wordsKeysHead =
    "4bd17d8a24ec096ee0af987dd934d979fdae29b120691418ca133fd6695ea7c0"
  static let publicKeys = [
    "c050c5637a44fa8629fff3cccce2300cb362a63d99d95fc54145266f4332445a",
    "2012cb90ca60e8e5d8daf66e2272d2233e0486d557e8c66141ed8920177d7eb7",
  ]

  static let all = [plain, signed, corrected, annulled, wordless]
}

// These literals are frozen with format 1: a test that fails here means that records already
// written would be read otherwise. They are never changed; a new format gets its own.

extension GoldenRecord {
  static let plain = GoldenRecord(
    name: "plain",
    header: #"""
      {"action":"0198a5e4-0c00-7000-8000-000000000001","agreement":"gq-cnrs","author":\#
      "local","axes":["A1"],"catalogue":1,"facts":"9378c742f19edd9cb0112784f34886aaad2\#
      7d59a88e2e265ea109ce61d000653","format":1,"ledger":"ledger.example/golden","occu\#
      rred":"2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"parties":["cnrs","ge\#
      nome-quebec"],"recorded":"2022-04-25T13:05:09.000042Z","sequence":12,"type":"axi\#
      s.agreed","words":"967ef73b4d38840f911903216d2771a65652c376940423e256b7e24b51f10\#
      b40"}
      """#,
    leafHash: "15c5a967c489d4be2810b091fae652afef59e6ae332bca5ae8ec3462cd2f6811",
    signedBytes: #"""
      entente/action/v1
      {"action":"0198a5e4-0c00-7000-8000-000000000001","agreement":"gq-cnrs","author":\#
      "local","axes":["A1"],"catalogue":1,"facts":"9378c742f19edd9cb0112784f34886aaad2\#
      7d59a88e2e265ea109ce61d000653","format":1,"ledger":"ledger.example/golden","occu\#
      rred":"2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"parties":["cnrs","ge\#
      nome-quebec"],"type":"axis.agreed","words":"967ef73b4d38840f911903216d2771a65652\#
      c376940423e256b7e24b51f10b40"}
      """#,
    facts: #"""
      {"axis":"A1","expects":["knowhow_mutual"],"words_present":["title.en","title.fr"\#
      ]}
      """#,
    factsSalt: "1111111111111111111111111111111111111111111111111111111111111111",
    factsCommitment: "9378c742f19edd9cb0112784f34886aaad27d59a88e2e265ea109ce61d000653",
    words: Words(
      text: #"""
        {"title.en":"Know-how and expertise, both ways","title.fr":"Savoir-faire et expe\#
        rtise, deux sens"}
        """#,
      salt: "2121212121212121212121212121212121212121212121212121212121212121",
      commitment: "967ef73b4d38840f911903216d2771a65652c376940423e256b7e24b51f10b40",
      key: "3131313131313131313131313131313131313131313131313131313131313131",
      nonce: "414141414141414141414141",
      sealed: #"""
        014141414141414141414141411feb56989482941e707651ff2454ee74359b370f52fadedef2eac8\#
        9eba11bf8cbbb0610dc08f37db0754530f8a24863a1957fd9da3098382eb4949091a725cda287d27\#
        8808333b806ae69578ea18a805f123b9155eb0a0e1d56e3faa33d27eba2b03d2f44218af0daa2072\#
        f87f4cb6226977008c36b7d89ce6b598e717b12e11c3ce2bfbceb7d2df1464ed437bcc343d9041
        """#),
    actionFileSHA256: "0f45899b005a3d9fe1f568b6323550c0bc55e462bbac232ce328c591e4cf0701")

  static let signed = GoldenRecord(
    name: "signed",
    header: #"""
      {"action":"0198a5e4-0c00-7000-8000-000000000002","agreement":"gq-cnrs","author":\#
      "p-abcdefghijklmnop","catalogue":1,"expires":"2022-05-31T23:59:59.999999Z","fact\#
      s":"6429202311b6f78dcaea5a10aea08c945c8e63596aa45cac86eb74660644a6a9","format":1\#
      ,"ledger":"ledger.example/golden","occurred":"2022-04-22T11:00:00-04:00","on_beh\#
      alf_of":["cnrs"],"parties":["cnrs"],"recorded":"2022-04-25T13:07:00.500000Z","se\#
      en":{"root":"50b312f5cbc716759f5620d73a7cc11415707349f41b0ce0b7cf7b7807ec31da","\#
      size":13},"sequence":13,"signatures":[{"key":"4b735ac174e40636507716ed5c9a8a75fb\#
      f6f462357fabb71ac42b7bd502c64a","value":"01f2e7d1781e53096e751482adf5148f06b752a\#
      c28446d129dc6bfca5223a97d6c6fb1ffc651869c50596f4484f6da89ced4a70d4789cc1a6f6330d\#
      6c45fef0c"},{"key":"87ee73837d4ba020e074790b42767a34f435e8ef60f2d4c9daa773b7c425\#
      1a40","value":"79c212ee8555ebea28e64c2639cc14355c8c72523d1136c110baad67ee399f5dc\#
      631203f1dafb1dd51411b000753f44181f666015c973a54af9600979ff20e01"}],"type":"agree\#
      ment.signed","words":"7a778cee271d53aa21963d2d0c8d7975823536654c2a98e263d678eeb0\#
      d8358d"}
      """#,
    leafHash: "a7c594fe04c74af024fd04ee4896fb279b09502e2a964fbe83337c509b64f693",
    signedBytes: #"""
      entente/action/v1
      {"action":"0198a5e4-0c00-7000-8000-000000000002","agreement":"gq-cnrs","author":\#
      "p-abcdefghijklmnop","catalogue":1,"expires":"2022-05-31T23:59:59.999999Z","fact\#
      s":"6429202311b6f78dcaea5a10aea08c945c8e63596aa45cac86eb74660644a6a9","format":1\#
      ,"ledger":"ledger.example/golden","occurred":"2022-04-22T11:00:00-04:00","on_beh\#
      alf_of":["cnrs"],"parties":["cnrs"],"seen":{"root":"50b312f5cbc716759f5620d73a7c\#
      c11415707349f41b0ce0b7cf7b7807ec31da","size":13},"type":"agreement.signed","word\#
      s":"7a778cee271d53aa21963d2d0c8d7975823536654c2a98e263d678eeb0d8358d"}
      """#,
    facts: #"""
      {"cause":12,"evidence":[{"bytes":48213,"language":"fr-CA","media_type":"applicat\#
      ion/pdf","sha256":"0d1da5138c035ffb7a848cfa108a901b2d7e44195f11ddc475e1fe7c1cf9d\#
      8b3"}],"party":"cnrs","text_sha256":"734194ede5b063e654d63cb95a682ca1551b45e3cc8\#
      6e88f1a85c1286eedd4ac","words_present":["authority","evidence.0.name","place.fr"\#
      ]}
      """#,
    factsSalt: "1212121212121212121212121212121212121212121212121212121212121212",
    factsCommitment: "6429202311b6f78dcaea5a10aea08c945c8e63596aa45cac86eb74660644a6a9",
    words: Words(
      text: #"""
        {"authority":"Article 9, \"Signatures\"","evidence.0.name":"entente.pdf","place.\#
        fr":"Montréal (Québec)"}
        """#,
      salt: "2222222222222222222222222222222222222222222222222222222222222222",
      commitment: "7a778cee271d53aa21963d2d0c8d7975823536654c2a98e263d678eeb0d8358d",
      key: "3232323232323232323232323232323232323232323232323232323232323232",
      nonce: "424242424242424242424242",
      sealed: #"""
        01424242424242424242424242b252cf535a3715b1bb8394bcac670f0d522d7aecc219195eb749a4\#
        f9e831b65700a3b429eb15248d08b7a19857556a9eb5dd2f52633a0016e2ac5f3cf82cef22d10878\#
        01e6791d5ea4936cea5fc5cff0efb3a3887f8198dbf5820f88959f84656e538d150fc07506deb5da\#
        c3e965edf130b0ebae9f2a7b6e6e2ee22c6623b54958215e6b0bfb0aaf91eb67fb561e7380a63241\#
        835eadac38a11c
        """#),
    actionFileSHA256: "742eeefe1afa2e09dedd3f8ab76069bc6851e4024e9a138157e157688d33096b")

  static let corrected = GoldenRecord(
    name: "corrected",
    header: #"""
      {"action":"0198a5e4-0c00-7000-8000-000000000003","agreement":"gq-cnrs","amends":\#
      {"axes":null,"occurred":"2022-06-15"},"author":"svc-import","axes":["A2"],"catal\#
      ogue":1,"facts":"124e6304fe41016d9a7ee6bbae231038632d879716286e1074c7f010a034d0b\#
      7","format":1,"ledger":"ledger.example/golden","parties":["cnrs","genome-quebec"\#
      ],"recorded":"2022-07-01T08:00:00.000000Z","sequence":31,"target":30,"type":"rec\#
      ord.corrected","words":"2f826a65dac77ee8e5c15ab6b63e839ba5b56e8e9a4eafda4f4fcd94\#
      eae4fc60"}
      """#,
    leafHash: "f8b59acf814b5f1a17e60d9bf33a9ba39e686c3cfd6db40fbdc3f797e36b52fd",
    signedBytes: #"""
      entente/action/v1
      {"action":"0198a5e4-0c00-7000-8000-000000000003","agreement":"gq-cnrs","amends":\#
      {"axes":null,"occurred":"2022-06-15"},"author":"svc-import","axes":["A2"],"catal\#
      ogue":1,"facts":"124e6304fe41016d9a7ee6bbae231038632d879716286e1074c7f010a034d0b\#
      7","format":1,"ledger":"ledger.example/golden","parties":["cnrs","genome-quebec"\#
      ],"target":30,"type":"record.corrected","words":"2f826a65dac77ee8e5c15ab6b63e839\#
      ba5b56e8e9a4eafda4f4fcd94eae4fc60"}
      """#,
    facts: #"""
      {"changes":{"axes":null,"form":"workshop","occurred":"2022-06-15","place.en":nul\#
      l},"words_present":["changes.title.fr","reason.fr"]}
      """#,
    factsSalt: "1313131313131313131313131313131313131313131313131313131313131313",
    factsCommitment: "124e6304fe41016d9a7ee6bbae231038632d879716286e1074c7f010a034d0b7",
    words: Words(
      text: #"""
        {"changes.title.fr":"Atelier\tsavoir-faire\n(reporté d’un jour)","reason.fr":"Ma\#
        uvaise date dans l’ordre du jour"}
        """#,
      salt: "2323232323232323232323232323232323232323232323232323232323232323",
      commitment: "2f826a65dac77ee8e5c15ab6b63e839ba5b56e8e9a4eafda4f4fcd94eae4fc60",
      key: "3333333333333333333333333333333333333333333333333333333333333333",
      nonce: "434343434343434343434343",
      sealed: #"""
        01434343434343434343434343036802839e4c10b6fd2939dd363c330b98010e6f9c9c4360d0fab9\#
        2ed03aaa52ed81f79c714c3d85fb1b2f4f43ff2a864229358776624d4274250f2a335a590601b1ce\#
        c24eb166d4c409b866015436fa48c43ba875cc13dc2239b43d85c7fc5d0b2efb2296985242903f65\#
        879f7c67f3affbc1270f128a34e195a60502b14e8e7ceb54fdcadedc038abdf9ae069cdbc962e179\#
        fe23e0060494cff5175c40056cfbe4cd36b58af4
        """#),
    actionFileSHA256: "418085bc5759092328c8d3a1677ed810e4a63904bc719db330dab8087f35b8bc")

  static let annulled = GoldenRecord(
    name: "annulled",
    header: #"""
      {"action":"0198a5e4-0c00-7000-8000-000000000004","agreement":"gq-cnrs","author":\#
      "local","catalogue":1,"facts":"edbe4915d3ef495c10bed4b5d87825d14b66112a8cebff32f\#
      5064781c422568c","format":1,"ledger":"ledger.example/golden","parties":["cnrs","\#
      genome-quebec"],"recorded":"2022-07-01T08:00:00.000001Z","sequence":32,"target":\#
      31,"type":"record.annulled","words":"8695a969f7acf124a8ba1f08435c5edce44883bd37f\#
      77aadc7f58878f10baa0a"}
      """#,
    leafHash: "adceaffb85643814485c83b6f76764a67ce1fa3433bb131afd0f23d870b8d044",
    signedBytes: #"""
      entente/action/v1
      {"action":"0198a5e4-0c00-7000-8000-000000000004","agreement":"gq-cnrs","author":\#
      "local","catalogue":1,"facts":"edbe4915d3ef495c10bed4b5d87825d14b66112a8cebff32f\#
      5064781c422568c","format":1,"ledger":"ledger.example/golden","parties":["cnrs","\#
      genome-quebec"],"target":31,"type":"record.annulled","words":"8695a969f7acf124a8\#
      ba1f08435c5edce44883bd37f77aadc7f58878f10baa0a"}
      """#,
    facts: #"""
      {"words_present":["reason.en"]}
      """#,
    factsSalt: "1414141414141414141414141414141414141414141414141414141414141414",
    factsCommitment: "edbe4915d3ef495c10bed4b5d87825d14b66112a8cebff32f5064781c422568c",
    words: Words(
      text: #"""
        {"reason.en":"The first date was right 🙂"}
        """#,
      salt: "2424242424242424242424242424242424242424242424242424242424242424",
      commitment: "8695a969f7acf124a8ba1f08435c5edce44883bd37f77aadc7f58878f10baa0a",
      key: "3434343434343434343434343434343434343434343434343434343434343434",
      nonce: "444444444444444444444444",
      sealed: #"""
        014444444444444444444444443f6c1c92cef0dd485e0495f76b7d4df7e3e6d4eaa438b517937e08\#
        d0d71b8c993aa62ae09a52c08b364555120933da2f4b7bdd32d93c7de27e09648ce86cfc380ccd2e\#
        34eb6c93ae2f6dd58ac89214aaf504584dd39148aedaabadfd5d
        """#),
    actionFileSHA256: "c9acb713d9dd024c88da02a417d14521425583377f03c014b5bc3af05865a191")

  static let wordless = GoldenRecord(
    name: "wordless",
    header: #"""
      {"action":"0198a5e4-0c00-7000-8000-000000000005","agreement":"gq-cnrs","author":\#
      "local","catalogue":1,"facts":"d8d38ced439230664fa8d49ad7f9ce8c2cc48430285d9cedb\#
      1dad130fa164972","format":1,"ledger":"ledger.example/golden","occurred":"2022-05\#
      ","recorded":"2022-07-02T08:00:00.000000Z","sequence":33,"type":"agreement.annou\#
      nced"}
      """#,
    leafHash: "4a3c125da4a5df146bc3a98fe025cd7c35a9d8bcee241bfb580f31c7377f30af",
    signedBytes: #"""
      entente/action/v1
      {"action":"0198a5e4-0c00-7000-8000-000000000005","agreement":"gq-cnrs","author":\#
      "local","catalogue":1,"facts":"d8d38ced439230664fa8d49ad7f9ce8c2cc48430285d9cedb\#
      1dad130fa164972","format":1,"ledger":"ledger.example/golden","occurred":"2022-05\#
      ","type":"agreement.announced"}
      """#,
    facts: #"""
      {}
      """#,
    factsSalt: "1515151515151515151515151515151515151515151515151515151515151515",
    factsCommitment: "d8d38ced439230664fa8d49ad7f9ce8c2cc48430285d9cedb1dad130fa164972",
    actionFileSHA256: "7cb2a5f9a6f69fb2c5af1e645ce289045f548dc68b12576e884950a3471a7ea5")
}
