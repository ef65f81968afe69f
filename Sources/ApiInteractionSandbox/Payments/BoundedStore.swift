/// Values by name, of which the oldest is forgotten where there would be too many.
struct BoundedStore<Value> {
  private let capacity: Int
  private var values: [String: Value] = [:]
  /// The names in the order in which they came, as a ring.
  private var names: [String] = []
  /// Where the oldest name is, once the ring is closed.
  private var oldest = 0

  /// - Parameter capacity: How many values are kept, at least one.
  init(capacity: Int) {
    self.capacity = max(capacity, 1)
  }

  var count: Int { values.count }

  subscript(name: String) -> Value? { values[name] }

  /// Keeps a value under a name that is new.
  mutating func insert(_ value: Value, as name: String) {
    if names.count < capacity {
      names.append(name)
    } else {
      values[names[oldest]] = nil
      names[oldest] = name
      oldest = (oldest + 1) % capacity
    }
    values[name] = value
  }
}
