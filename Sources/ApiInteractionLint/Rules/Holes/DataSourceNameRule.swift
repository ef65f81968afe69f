import ApiInteractionKit

struct DataSourceNameRule: ReadingRule {
  let id = "data-source-name"
  let severity = Severity.error
  let summary = "A data source name that is too long or holds a forbidden character."
}
