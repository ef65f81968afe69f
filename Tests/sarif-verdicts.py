"""Says of each SARIF report what is wrong with it; nothing if it is right.

The first argument is the SARIF schema; the reports speak of files relative to the current folder. Besides the schema, a
result must name the rule that its index leads to, a snippet must be what the file holds in its region, and a link in a
message must lead to a related location. A file for which fixes are reported is written again with them applied, to the
letter, under its name with `.fixed` at the end.
"""

import json
import os
import re
import sys
import urllib.parse

import jsonschema

STANDARD_INPUT = "%3Cstdin%3E"


class File:
    """A file in lines and Unicode scalars, as SARIF counts them."""

    def __init__(self, uri):
        parsed = urllib.parse.urlsplit(uri)
        assert parsed.scheme in ("", "file") and not parsed.query and not parsed.fragment, uri
        self.path = urllib.parse.unquote(parsed.path)
        with open(self.path, "rb") as file:
            self.text = file.read().decode("utf-8")
        mark = 1 if self.text.startswith("\ufeff") else 0
        self.starts = [mark] + [match.end() for match in re.finditer("\r\n|\n|\r", self.text)]

    def span(self, region):
        start = self.starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = self.starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert 0 <= start <= end <= len(self.text), region
        return start, end


def check_location(location):
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    if uri == STANDARD_INPUT:
        return
    file = File(uri)
    start, end = file.span(place["region"])
    snippet = place["region"]["snippet"]["text"]
    assert "***" in snippet or snippet == file.text[start:end], (snippet, file.text[start:end])


def check_result(result, rules):
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result["ruleId"]
    related = result.get("relatedLocations", [])
    for location in result["locations"] + related:
        check_location(location)
    links = {int(number) for number in re.findall(r"\]\((\d+)\)", result["message"]["text"])}
    assert links == {location["id"] for location in related}, result["message"]


def apply_fixes(results):
    edits = {}
    for result in results:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for fix in result.get("fixes", []) if uri != STANDARD_INPUT else []:
            for change in fix["artifactChanges"]:
                edits.setdefault(change["artifactLocation"]["uri"], []).extend(change["replacements"])
    for uri, replacements in edits.items():
        file = File(uri)
        text = file.text
        for replacement in sorted(replacements, key=lambda item: file.span(item["deletedRegion"]), reverse=True):
            start, end = file.span(replacement["deletedRegion"])
            text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
        with open(file.path + ".fixed", "wb") as fixed:
            fixed.write(text.encode("utf-8"))


with open(sys.argv[1], encoding="utf-8") as file:
    validator = jsonschema.Draft4Validator(json.load(file))
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        report = json.load(file)
    for error in validator.iter_errors(report):
        print(f"{os.path.basename(name)}: {list(error.path)}: {error.message[:300]}")
    (run,) = report["runs"]
    for result in run["results"]:
        check_result(result, run["tool"]["driver"]["rules"])
    apply_fixes(run["results"])
