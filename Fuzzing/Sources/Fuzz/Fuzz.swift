import Foundation

/// The target that the environment names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("There is no target “\(name)”. FUZZ_TARGET is one of \(names).")
  }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Stops where a property does not hold; libFuzzer keeps the input.
///
/// - Parameter property: What was expected.
func require(_ holds: Bool, _ property: @autoclosure () -> String) {
  guard holds else { fatalError("Not so: \(property())") }
}
