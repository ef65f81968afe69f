import ApiInteractionKit
import Foundation
import TestSupport
import Testing

/// What a browser makes of a drawing: its fonts are others than those that the layout reckons with.
@Suite("A drawing in a browser", .slow)
struct BrowserTests {
  /// Looks at the drawing that stands in the page, and writes what is wrong into its title; and at the same drawing as an
  /// image, as a Markdown page would show it.
  private static let script = """
    const svg = document.querySelector("svg"), problems = [];
    const around = (box, other) => box.x <= other.x && box.y <= other.y &&
      box.x + box.width >= other.x + other.width && box.y + box.height >= other.y + other.height;
    const meets = (box, other) => box.x < other.x + other.width && other.x < box.x + box.width &&
      box.y < other.y + other.height && other.y < box.y + box.height;
    const groups = [...svg.querySelectorAll(".step, .on-line")];
    for (const text of svg.querySelectorAll("text")) {
      const outline = [...text.parentNode.children].find(child => /rect|polygon/.test(child.tagName));
      if (!(text.getBBox().width > 0)) problems.push("nothing to see: " + text.textContent);
      if (outline && !around(outline.getBBox(), text.getBBox())) problems.push("too wide: " + text.textContent);
    }
    groups.forEach((group, index) => groups.slice(index + 1).forEach(other => {
      if (meets(group.getBBox(), other.getBBox())) problems.push(group.textContent + " on " + other.textContent);
    }));
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
      [canvas.width, canvas.height] = [image.width, image.height];
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const paper = pixels[canvas.width * 20 + 20];
      const share = pixels.filter(pixel => pixel != paper).length / pixels.length;
      if (!(share > 0.02 && share < 0.5)) problems.push("of the image " + share + " is drawn");
      document.title = "looked at " + groups.length + ": " + problems.join("; ");
    };
    image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    """

  private static func browser() throws -> URL {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return URL(filePath: try #require(paths.first(where: FileManager.default.isExecutableFile)))
  }

  @Test(
    "all texts fit into what is reserved for them, and it is no blank image",
    arguments: [
      (["Plans/secure-payment.yml"], 36),
      (["Plans/secure-payment.yml", "--trace", "Plans/Graph/second-try.run.json"], 40),
      (["Plans/Graph/names.yml"], 15),
    ])
  func fit(arguments: [String], count: Int) throws {
    let folder = try TemporaryFolder()
    let svg = try Command.run(["plan", "graph"] + arguments).output
    #expect(
      try Self.title(ofPage: "<body>\(svg)<script>\(Self.script)</script>", in: folder)
        == "looked at \(count): ")
  }

  @Test(
    "Mermaid itself draws each step and each line of what is written for it",
    arguments: [
      // A line back to where it begins is drawn in three parts.
      (["Plans/secure-payment.yml"], "17 steps, 26 lines"), (["Plans/Graph/names.yml"], "9 steps, 14 lines"),
      (
        ["Plans/secure-payment.yml", "--trace", "Plans/Graph/second-try.run.json"],
        "17 steps, 26 lines"
      ),
    ])
  func mermaid(arguments: [String], expected: String) throws {
    let folder = try TemporaryFolder()
    let library = Fixtures.folder.deletingLastPathComponent().appending(
      path: ".build-python/mermaid/mmdc/assets/mermaid.js")
    try folder.write(Array(try Data(contentsOf: library)), to: "mermaid.js")
    try folder.write(
      "const plan = "
        + JSONText.quoted(try Command.run(["plan", "graph", "--as", "mermaid"] + arguments).output),
      to: "plan.js")
    let script = """
      const count = selector => document.querySelectorAll(selector).length;
      mermaid.initialize({startOnLoad: false});
      mermaid.render("drawing", plan).then(({svg}) => {
        document.body.innerHTML = svg;
        document.title = "looked at " + count("g.node") + " steps, " + count("path.flowchart-link") + " lines";
      }).catch(error => { document.title = "looked at no drawing: " + error.message; });
      """
    #expect(
      try Self.title(
        ofPage:
          "<body><script src=\"mermaid.js\"></script><script src=\"plan.js\"></script><script>\(script)</script>",
        in: folder) == "looked at \(expected)")
  }

  /// The title that a page has given itself.
  private static func title(ofPage html: String, in folder: TemporaryFolder) throws -> String? {
    try folder.write("<!DOCTYPE html><meta charset=\"utf-8\">\(html)", to: "page.html")
    let result = try Command.run(
      try browser(),
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
        "--user-data-dir=\(folder.url.path)/profile", "--dump-dom", "file://\(folder.url.path)/page.html",
      ], in: folder.url)
    return result.output.firstMatch(of: /<title>(looked at [^<]*)<\/title>/).map { String($0.output.1) }
  }
}
