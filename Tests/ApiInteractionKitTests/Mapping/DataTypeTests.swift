import Testing

@testable import ApiInteractionKit

@Suite("Data types of mapped values")
struct DataTypeTests {
  @Test(
    "String and an unknown type take anything",
    arguments: ["", "x", "true", "10.00", "{\"a\":1}", "\u{0}", "null"])
  func anything(_ text: String) throws {
    #expect(DataSourceValue(text)?.text == text)
    #expect(try DataSourceValue(text, DataType("Currency")) != nil)
    #expect(try DataSourceValue(text, DataType("integer")) != nil)
  }

  @Test(
    "Integer takes digits with an optional minus",
    arguments: [
      ("0", true), ("37", true), ("-5", true), ("-0", true), ("007", true),
      ("123456789012345678901234567890", true),
      ("", false), ("-", false), ("+5", false), ("1.0", false), ("1e3", false), (" 1", false), ("1 ", false),
      ("--1", false),
      ("0x10", false), ("١", false), ("1,000", false), ("true", false), ("[1]", false),
    ])
  func integer(_ text: String, _ isAccepted: Bool) {
    #expect((DataSourceValue(text, .integer) != nil) == isAccepted)
  }

  @Test(
    "Number takes a number as JSON writes it",
    arguments: [
      ("0", true), ("10.00", true), ("-0", true), ("1E400", true), ("1e-7", true),
      ("12345678901234567890.123", true),
      ("", false), ("01", false), (".5", false), ("5.", false), ("+1", false), ("1e", false), ("NaN", false),
      ("Infinity", false), (" 1", false), ("1\n", false), ("1 2", false), ("\"1\"", false), ("[1]", false),
      ("{}", false),
      ("true", false), ("null", false), ("\u{FEFF}1", false), ("1,5", false),
    ])
  func number(_ text: String, _ isAccepted: Bool) {
    #expect((DataSourceValue(text, .number) != nil) == isAccepted)
  }

  @Test(
    "Boolean takes true and false",
    arguments: [
      ("true", true), ("false", true), ("True", false), ("TRUE", false), ("0", false), ("1", false),
      ("yes", false),
      ("", false), (" true", false), ("null", false),
    ])
  func boolean(_ text: String, _ isAccepted: Bool) {
    #expect((DataSourceValue(text, .boolean) != nil) == isAccepted)
  }

  @Test(
    "DateTime takes ISO 8601, or a date and a time with a space between them",
    arguments: [
      ("2015-07-11 22:34:16", true), ("2015-07-11T22:34:16", true), ("2015-07-11T22:34:16Z", true),
      ("2015-07-11T22:34:16+01:00", true), ("2015-07-11T22:34:16-0130", true),
      ("2015-07-11T22:34:16+01", true),
      ("2015-07-11T22:34:16.123456789Z", true), ("2015-07-11T22:34:16,5Z", true), ("2015-07-11T22:34Z", true),
      ("2015-07-11", true), ("2016-02-29", true), ("2000-02-29", true), ("2015-12-31T23:59:60Z", true),
      ("2015-02-29", false), ("1900-02-29", false), ("2015-04-31", false), ("2015-13-01", false),
      ("2015-00-10", false),
      ("2015-01-00", false), ("2015-7-11", false), ("11/07/2015", false), ("2015-07-11T24:00:00", false),
      ("2015-07-11T22:60:00", false), ("2015-07-11T22:34:61", false), ("2015-07-11T22", false),
      ("2015-07-11T", false),
      ("2015-07-11 22:34:16 ", false), (" 2015-07-11", false), ("2015-07-11T22:34:16.", false),
      ("2015-07-11T22:34:16+24:00", false), ("2015-07-11T22:34:16+01:60", false),
      ("2015-07-11T22:34:16+01:", false),
      ("2015-07-11T22:34:16ZZ", false), ("2015-07-11Z", false), ("2015-07-11  22:34:16", false), ("", false),
      ("٢015-07-11", false), ("22:34:16", false),
    ])
  func dateTime(_ text: String, _ isAccepted: Bool) {
    #expect((DataSourceValue(text, .dateTime) != nil) == isAccepted)
  }

  @Test("a type keeps its name as it is written; nothing is no type")
  func names() throws {
    #expect(
      try [" String ", "Integer", "Number", "Boolean", "DateTime"].map { try DataType($0) } == DataType.known)
    #expect(try DataType("string").name == "string")
    #expect(throws: InvalidValue("empty-value", "<DataType> cannot be empty.")) { try DataType(" ") }
  }
}
