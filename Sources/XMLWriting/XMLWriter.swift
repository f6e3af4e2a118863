internal import CXML

/// An XML document on its way, in UTF-8 and two spaces a level: elements and texts as they come, and the
/// bytes taken out as they are ready, so that nothing is held but what is open.
///
/// Texts may hold whatever they like: what has a meaning in XML is escaped, and what XML has no character
/// for is replaced and counted. Names of elements and attributes are the caller's own, never a text's.
@safe
public final class XMLWriter {
  private let writer: xmlTextWriterPtr
  private let buffer: xmlBufferPtr
  private var isSound = true
  /// How many characters of texts stand replaced, by U+FFFD.
  public private(set) var replacedCharacters = 0

  /// Why no document was made: the library had no memory, or was asked to close what is not open.
  public struct Failure: Error, Equatable, Sendable {}

  /// Begins a document.
  public init() throws(Failure) {
    guard let buffer = unsafe xmlBufferCreate() else { throw Failure() }
    guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
      unsafe xmlBufferFree(buffer)
      throw Failure()
    }
    unsafe self.buffer = unsafe buffer
    unsafe self.writer = unsafe writer
    // A writer of ours, freed in `deinit`.
    note(unsafe xmlTextWriterSetIndent(writer, 1))
    note(unsafe xmlTextWriterSetIndentString(writer, "  "))
    note(unsafe xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  deinit {
    // The writer first: freeing it writes what is left into the buffer.
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// Opens an element, with attributes in the order given.
  public func open(_ name: String, _ attributes: [(String, String)] = []) {
    // The library copies names and values.
    note(unsafe xmlTextWriterStartElement(writer, name))
    for (key, value) in attributes {
      note(unsafe xmlTextWriterWriteAttribute(writer, key, standing(value)))
    }
  }

  /// Closes the element that was opened last; without content it is written in one tag.
  public func close() {
    note(unsafe xmlTextWriterEndElement(writer))
  }

  /// Writes text into the element that is open.
  public func text(_ text: String) {
    note(unsafe xmlTextWriterWriteString(writer, standing(text)))
  }

  /// An element with text and nothing else.
  public func element(_ name: String, _ text: String, _ attributes: [(String, String)] = []) {
    open(name, attributes)
    self.text(text)
    close()
  }

  /// An element with others in it.
  public func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: () -> Void
  ) {
    open(name, attributes)
    content()
    close()
  }

  /// The bytes that are ready, once.
  public func take() throws(Failure) -> [UInt8] {
    guard isSound else { throw Failure() }
    note(unsafe xmlTextWriterFlush(writer))
    // As many bytes as the buffer says that it holds, copied before it is emptied.
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
    unsafe xmlBufferEmpty(buffer)
    return bytes
  }

  /// Closes what is open and gives the last bytes.
  public func finish() throws(Failure) -> [UInt8] {
    note(unsafe xmlTextWriterEndDocument(writer))
    return try take()
  }

  private func standing(_ text: String) -> String {
    let characters = XMLCharacters(text)
    replacedCharacters += characters.replaced
    return characters.text
  }

  /// A writer that failed once makes no document: what it writes after that would lack something.
  private func note(_ result: Int32) {
    if result < 0 { isSound = false }
  }
}
