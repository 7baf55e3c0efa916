import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct AtomicFileTests {
  @Test func `a file is replaced as a whole`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "a long old content")
    try AtomicFile.write("new", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(folder.names == ["a.txt"])
  }

  @Test func `a relative name is written in the working folder`() throws {
    let name = "drag-\(UUID().uuidString).txt"
    try AtomicFile.write("here", to: name)
    #expect(try String(contentsOfFile: name, encoding: .utf8) == "here")
    try FileManager.default.removeItem(atPath: name)
  }

  @Test func `a folder that does not exist is named in the error`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/none/a.nc"
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(
      error?.description
        == "could not write \(path) (No such file or directory); "
        + "make the folder first, or correct the name")
  }

  @Test func `a file in place of a folder is named in the error`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("file", "x") + "/a.nc"
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(
      error?.description
        == "could not write \(path) (Not a directory); "
        + "a part of the path is a file; choose another path")
  }

  @Test func `the name of a folder is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(
      error?.description
        == "could not write \(path) (Is a directory); "
        + "the name belongs to a folder; choose another name")
  }

  @Test func `a device is never replaced`() {
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/dev/null") }
    #expect(
      error?.description
        == "could not write /dev/null (Not an ordinary file); choose another place")
  }

  @Test func `a name too long leaves the folder as it was`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + String(repeating: "a", count: 300)
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(
      error?.description
        == "could not write \(path) (File name too long); choose a shorter name")
    #expect(folder.names.isEmpty)
  }

  // The superuser may write anywhere, so there is nothing to test for him.
  @Test(.enabled(if: geteuid() != 0))
  func `a folder without permission leaves the previous file as it was`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "old")
    #expect(chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    let error = #expect(throws: FileError.self) { try AtomicFile.write("new", to: path) }
    #expect(
      error?.description
        == "could not write \(path) (Permission denied); choose a folder that you may write to")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  // /dev/full is a device; a file on a full disk can be had on Linux by naming a small one.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DRAG_FULL_DISK"] != nil))
  func `a full disk leaves the previous file as it was`() throws {
    let disk = try #require(ProcessInfo.processInfo.environment["DRAG_FULL_DISK"])
    let path = disk + "/a.bin"
    try AtomicFile.write("old", to: path)
    let large = [UInt8](repeating: 1, count: 64 << 20)
    let error = #expect(throws: FileError.self) { try AtomicFile.write(large, to: path) }
    #expect(
      error?.description
        == "could not write \(path) (No space left on device); "
        + "free some space, or choose another disk")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["a.bin"])
  }
}
