/// A list that lives as long as the process: reading it costs no reference count and copies nothing.
///
/// For tables that are made once.
struct PermanentList<Element: Sendable>: @unchecked Sendable {
  // Sendable because nobody writes to the elements again.
  private let elements: UnsafePointer<Element>
  let count: Int

  init(_ list: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: list.count)
    memory.initialize(from: list, count: list.count)
    elements = UnsafePointer(memory)
    count = list.count
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress { elements + index }
  }
}
