import Partnership
import Testing

@Suite struct `An id` {
  @Test(arguments: ["cnrs", "0", "genome-quebec", "a-", "local-office", "pp-x"])
  func `An actor's is lower-case letters, digits and hyphens`(text: String) {
    #expect(ActorID(text)?.text == text)
  }

  @Test(arguments: [
    "", "-a", "CNRS", "génome", "a_b", "a b", "p-x", "svc-x", "local", "all",
    String(repeating: "a", count: 65),
  ])
  func `An actor's is not what other things are called by`(text: String) {
    #expect(ActorID(text) == nil)
  }

  @Test func `A person's is made of 80 bits and says nothing`() {
    let zero = PersonID(random: 0, 0)
    let full = PersonID(random: .max, .max)
    #expect(zero.text == "p-aaaaaaaaaaaaaaaa")
    #expect(full.text == "p-7777777777777777")
    #expect(PersonID(zero.text) == zero)
    #expect(PersonID(random: 0, 1) != zero)
    #expect(PersonID(random: 1, 0) != zero)
  }

  @Test(arguments: [
    "p-", "p-aaaaaaaaaaaaaaa", "p-aaaaaaaaaaaaaaaaa", "p-AAAAAAAAAAAAAAAA", "p-aaaaaaaaaaaaaaa1",
  ])
  func `A person's has sixteen base32 characters and no others`(text: String) {
    #expect(PersonID(text) == nil)
  }

  @Test(arguments: ["A1", "x", "0.9_b-c", String(repeating: "z", count: 32)])
  func `A code is up to 32 characters its authors chose`(text: String) {
    #expect(Code(text)?.text == text)
  }

  @Test(arguments: ["", "-a", ".a", "_a", "é", "a b", String(repeating: "z", count: 33)])
  func `A code begins with a letter or digit of ASCII`(text: String) {
    #expect(Code(text) == nil)
  }

  @Test func `An action's is a UUID of version 7 or 8, in lower case`() throws {
    let text = "01890a5d-ac96-774b-bcce-b302099a8057"
    #expect(ActionID(text)?.description == text)
    #expect(ActionID("01890A5D-AC96-774B-BCCE-B302099A8057") == nil)
    #expect(ActionID("01890a5d-ac96-474b-bcce-b302099a8057") == nil)
    #expect(ActionID("01890a5d-ac96-774b-0cce-b302099a8057") == nil)
    #expect(ActionID("01890a5dac96774bbcceb302099a8057") == nil)
    let made = ActionID(unixMilliseconds: 1_651_795_200_000, random: .max, .max)
    #expect(ActionID(made.description) == made)
    let derived = ActionID(derivedFrom: .max, .max)
    #expect(ActionID(derived.description) == derived)
  }

  @Test(arguments: ["local", "svc-demo", "p-aaaaaaaaaaaaaaaa"])
  func `An author is the machine's user, a service or a person`(text: String) {
    #expect(Author(text)?.text == text)
  }

  @Test(arguments: ["", "svc-", "cnrs", "LOCAL", "p-x"])
  func `An author is nobody else`(text: String) {
    #expect(Author(text) == nil)
  }
}
