import ApiInteractionKit
import Foundation
import Responses

/// Foundation's `JSONSerialization`, and a walk to each value.
final class FoundationPeer: Finder {
  private let body: Data
  private let locators: [JSONLocator]
  private(set) var values: [String?] = []

  init(_ sample: BenchmarkResponse) throws {
    body = Data(sample.body)
    locators = try sample.lookUps.map { try JSONLocator($0.locator) }
  }

  func find() {
    guard let root = try? JSONSerialization.jsonObject(with: body) else {
      values = []
      return
    }
    values = locators.map { locator in
      var value: Any? = root
      for step in locator.steps {
        switch step {
        case .name(let name): value = (value as? [String: Any])?[name]
        case .index(let index):
          let array = value as? [Any]
          value = array.flatMap { array in index < array.count ? array[index] : nil }
        }
      }
      return value.flatMap(text)
    }
  }

  private func text(of value: Any) -> String? {
    switch value {
    case let text as String: text
    case let truth as Bool: String(truth)
    case let number as NSNumber: number.stringValue
    case is NSNull: nil
    default:
      (try? JSONSerialization.data(withJSONObject: value)).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
