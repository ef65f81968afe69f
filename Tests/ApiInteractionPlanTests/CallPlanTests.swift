import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("Plan files")
struct CallPlanTests {
  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("", "1:1: The file is empty."),
      ("name: x", "1:1: A plan needs steps."),
      ("steps: {}", "1:8: A plan needs at least one step."),
      ("steps: [a]", "1:8: steps must be a mapping of names to values, and is a list."),
      ("step:\n  a: {}", "1:1: A plan has no “step”. Did you mean “steps”?"),
      ("steps:\n  a: {agent: x}\n  a: {agent: y}", "3:3: This mapping has “a” more than once."),
      ("steps:\n  \"\": {agent: x}", "2:3: A step's name must be a text."),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, is-empty: \"true\", next: b}",
        "4:36: is-empty must be true, without quotes."
      ),
      (
        "{\"steps\": {\"a\": {\"router\": [{\"data-source\": \"D\", \"is-empty\": \"true\", \"next\": \"b\"}]}}}",
        "1:62: is-empty must be true, without quotes."
      ),
      (
        "steps:\n  a: {next: b}",
        "2:6: The step “a” does not say what it does. It must have one of collect, connector, transfer, payment, ask, router, set, announce, agent, end."
      ),
      (
        "steps:\n  a: {end: x, agent: y}",
        "2:6: The step “a” has agent, end: a step does one thing. Write a step for each."
      ),
      (
        "steps:\n  a: {announce: x, zzz: 1, next: b}",
        "2:20: The step “a” has no “zzz”. It has announce, next."
      ),
      (
        "x: &x {next: a}\nsteps:\n  a: {announce: x, <<: *x}",
        "1:1: A plan has no “x”. It has name, start, steps."
      ),
      (
        "steps:\n  a: {announce: x, <<: {next: a}}",
        "2:20: The step “a” has no “<<”. Keys of other mappings are not merged: write them out."
      ),
      (
        "plan: p.yml\nscenarios: {s: {expect: {end: a}}}",
        "1:1: This file holds scenarios, and no plan. `apiinteraction plan test` runs it."
      ),
      (
        "steps:\n  a:\n\u{A0}   announce: x",
        "3:1: Here is U+00A0, which is no space to YAML. YAML is indented with spaces."
      ),
      (
        "steps: {a: {router: [{data-source:Code, equals: x, next: a}], default: a}}",
        "1:23: A space is missing after “data-source:”."
      ),
      ("steps:\n  a: {anounce: x}", "2:7: The step “a” has no “anounce”. Did you mean “announce”?"),
      (
        "steps:\n  a: {end: x, next: b}", "2:15: The step “a” has “next”, but nothing follows end. Remove it."
      ),
      (
        "steps:\n  a: {connector: x.xml, next: b}",
        "2:25: The step “a” has “next”, but connector goes with values, success, interface-failure."
      ),
      (
        "steps:\n  a: {transfer: {number: N}, next: b}",
        "2:17: transfer needs number: and link: with the data sources that it reads."
      ),
      ("steps:\n  a: {router: x}", "2:15: router must be a list of rules, each of which begins with “- ”."),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, is: x, next: b}",
        "4:26: A rule has no “is”. It has data-source, next, equals, not-equals, contains, starts-with, is-empty, greater, less."
      ),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, greater: x, next: b}",
        "4:35: greater compares with a number."
      ),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, less: 0x10, next: b}",
        "4:32: less compares with a number."
      ),
      (
        "steps:\n  a: {payment: succes, next: b}",
        "2:16: payment must be one of success, declined, card-cancelled, error, time-out, expired. Did you mean “success”?"
      ),
      (
        "steps:\n  a: {payment: [declined, {}], next: b}",
        "2:27: payment must be one of success, declined, card-cancelled, error, time-out, expired."
      ),
      ("steps:\n  a: {payment: , next: b}", "2:16: payment must be one of success, declined,"),
      ("steps:\n  a: {payment: [], next: b}", "2:16: payment needs at least one outcome."),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, equals: x}",
        "4:9: A rule needs next: with the step that follows."
      ),
      (
        "steps:\n  a:\n    router:\n      - {data-source: D, equals: ~, next: b}",
        "4:34: equals compares with a text. For nothing there is is-empty: true."
      ),
      (
        "steps:\n  a:\n    router:\n      - data-source: D\n        equals: a #(Key)\n        next: b",
        "5:17: In YAML a # after a space begins a comment"
      ),
      (
        "steps:\n  a:\n    announce: a #(Key)\n    next: b",
        "3:15: In YAML a # after a space begins a comment"
      ),
      (
        "steps:\n  a:\n    set:\n      X: !Yes\n    next: b",
        "4:10: In YAML a word that begins with ! is no text."
      ),
      (
        "steps:\n  a: {collect: {D: {example: [1]}}, next: b}",
        "2:30: The example of “D” must be a text, a number or null."
      ),
      (
        "steps:\n  a: {collect: {D: {type: Number, example: ten pounds}}, next: b}",
        "2:44: The example of “D” must be a number such as 12, -0.5 or 1e3, since its type is Number."
      ),
      ("steps:\n  a: {ask: D, digits: {10: b}, default: b}", "2:24: A digit is one of 0 to 9, * and #."),
      ("steps:\n  a: {set: {\"x(y\": 1}, next: b}", "2:13: “x(y” is no data source."),
      (
        "steps:\n  a: {set: {X: $(Y)}, next: b}",
        "2:16: The value of “X” holds a placeholder, and none is replaced here: the data source gets the text as it is written. Write the value itself, or have the steps that read “X” read what the placeholder names."
      ),
      ("steps:\n  a: {set: {X: \"a #(Y)\"}, next: b}", "2:16: The value of “X” holds a placeholder,"),
      (
        "steps:\n  a: {collect: {X: {example: $(Y)}}, next: b}",
        "2:30: The example of “X” holds a placeholder,"
      ),
      (
        "steps:\n  a: {collect: {D: {type: Text}}, next: b}",
        "2:27: type must be one of String, Integer, Number, Boolean, DateTime."
      ),
    ])
  func problems(text: String, problem: String) {
    do throws(PlanFileError) {
      _ = try CallPlan(Array(text.utf8))
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.description.hasPrefix(problem), "\(error)")
    }
  }

  @Test(
    "what is wrong is marked to its end",
    arguments: [
      ("steps:\n  a: {transfer: {number: X}, next: b}", "{number: X}"),
      ("steps:\n  a: {payment: [], next: b}", "[]"), ("steps:\n  a: {announce: Hi, next: [b]}", "[b]"),
      ("steps:\n  a: {set: [\"]\", ']', it's, # ]\n  x], next: b}", "[\"]\", ']', it's, # ]\n  x]"),
      (
        #"{"steps": {"a": {"router": [{"data-source": "}\"", "next": "c"}], "default": "c"}}}"#,
        #"{"data-source": "}\"", "next": "c"}"#
      ),
      ("steps:\n  a: {end: x}\n  a: {end: y}", "a"), ("steps:\n\t  a: {end: x}", "\t"),
      ("steps:\n  a: {announce: \"x, next: a}\n  b: {end: x}\n", "\"x, next: a}"),
      ("steps:\n  a: {set: {X: !Yes }, next: b}", "!Yes"),
      ("steps:\n  a:\n    transfer:\n      number: X\n    next: b", "number: X"),
    ])
  func marks(text: String, part: String) {
    do throws(PlanFileError) {
      _ = try CallPlan(Array(text.utf8))
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.diagnostics.map { error.source[$0.range] } == [part])
    }
  }

  @Test("an example that is null is none, and no text")
  func nullExample() throws {
    let plan = try CallPlan(
      Array("steps: {a: {collect: {D: {example: null}, E: , F: 'null'}, next: a}}".utf8))
    guard case .collect(let values)? = plan.steps.first?.action else { return #expect(Bool(false)) }
    #expect(values.map(\.value) == [nil, nil, "null"])
  }

  @Test(
    "a name is marked with its quotes, and what stands for one in it",
    arguments: ["'it''s gone'", #""c\"d and more""#, "plain one", "'a'"])
  func marked(name: String) throws {
    let text = Array("steps:\n  a: {announce: x, next: \(name)}".utf8)
    let range = try #require(try CallPlan(text).steps.first?.branches.first?.target.range)
    #expect(String(decoding: text[range.start..<range.end], as: UTF8.self) == name)
  }

  @Test(
    "a line end that only YAML knows moves no place",
    arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(text: String) throws {
    let first = "name: \"\(text)\" # \(text)"
    for lineEnd in ["\n", "\r\n", "\r"] {
      let lines = [
        first, "steps:", "  a: {announce: x, next: nowhere}", "  b: {announce: \"\(text)\", next: b}",
      ]
      for start in ["", "\u{FEFF}"] {
        let bytes = Array((start + lines.joined(separator: lineEnd)).utf8)
        let plan = try CallPlan(bytes)
        let marked = [plan.steps[0].branches[0].target, plan.steps[1].name, plan.steps[1].branches[0].target]
        #expect(
          marked.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) } == [
            "nowhere", "b", "b",
          ])
        #expect(LineTable(plan.source).location(of: marked[1].range.start).line == 4)
      }
    }
    let problem = #expect(throws: PlanFileError.self) { try CallPlan(Array("\(first)\nsteps: [a".utf8)) }
    #expect(
      problem?.description.hasPrefix("2:10: A comma is missing before this, or the ] of the list.") == true,
      "\(String(describing: problem))")
  }

  @Test("of a line that is indented with another space, this is marked alone")
  func oddSpace() throws {
    let text = "steps:\n\u{A0} a: {end: x}\n"
    let error = #expect(throws: PlanFileError.self) { try CallPlan(Array(text.utf8)) }
    #expect(error?.diagnostics.map(\.range) == [SourceRange(7, 9)])
  }

  @Test(
    "a name is marked without its anchor and its tag, and an alias where it stands",
    arguments: [
      "steps:\n  a: {announce: x, next: &t bogus}\n  b: {announce: *t , next: *t}\n",
      "steps:\n  a: {announce: x, next: !!str &t bogus}\n  \"* b\": {announce: x,\n    next:   # *t\n      *t}\n",
      "steps:\n  a: {ask: D, digits: {'*': &t bogus}, default: a}\n  b: {ask: D, digits: {\"*\": *t}, default: b}\n",
      "steps:\n  a:\n    announce: x\n    next: &t bogus\n  b:\n    announce: x\n    next: *t",
    ])
  func aliases(text: String) throws {
    let bytes = Array(text.utf8)
    let plan = try CallPlan(bytes)
    let targets = plan.steps.compactMap(\.branches.first?.target)
    #expect(targets.map(\.name) == ["bogus", "bogus"])
    #expect(
      targets.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) } == [
        "bogus", "*t",
      ])
    #expect(
      targets.last.map { String(decoding: bytes[..<$0.range.start], as: UTF8.self) }
        == text.range(of: "*t", options: .backwards).map { String(text[..<$0.lowerBound]) })
    #expect(plan.obstacles.map(\.message) == ["There is no step “bogus”. Another branch names it as well."])
  }

  @Test(
    "a value is marked to its end, however many lines it goes over",
    arguments: [
      "\"a\n     b\\\"\"", "'a ''\n\n     b'", "a\n        b", "&x a\n        b", "!!str &x 'a b'",
      "|\n        a\n\n        b",
      ">- # folded\n        a\n        b",
    ])
  func longValues(value: String) throws {
    let text = Array("steps:\n  a:\n    set:\n      X: \(value)\n    next: b".utf8)
    guard case .set(let values)? = try CallPlan(text).steps.first?.action else { return #expect(Bool(false)) }
    let range = try #require(values.first?.valueRange)
    // Its anchor and its tag are none of it.
    let content = value.replacing("!!str ", with: "").replacing("&x ", with: "")
    #expect(String(decoding: text[range.start..<range.end], as: UTF8.self) == content)
  }

  @Test("a plan is read with its places, as YAML and as JSON")
  func reading() throws {
    let yaml = "name: É\nstart: 'b'\nsteps:\n  a: {announce: Hi, next: b}\n  b: {end: over}\n"
    let json =
      #"{"name": "É", "start": "b", "steps": {"a": {"announce": "Hi", "next": "b"}, "b": {"end": "over"}}}"#
    for text in [yaml, json] {
      let plan = try CallPlan(Array(text.utf8))
      #expect(plan.name == "É")
      #expect(plan.steps.map(\.name.name) == ["a", "b"])
      #expect(plan.start.name == "b")
      #expect(plan.steps[0].branches.map(\.target.name) == ["b"])
      let range = plan.steps[0].branches[0].target.range
      let marked = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
      #expect(marked == (text == yaml ? "b" : "\"b\""))
    }
  }
}
