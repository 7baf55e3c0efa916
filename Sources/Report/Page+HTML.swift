import CPageScripts

extension Page {
  /// The report as one HTML document that needs nothing else, for screen and paper, with scripts and without.
  public var html: String {
    var number = 0
    let body = blocks.map { block in
      if case .figure = block { number += 1 }
      return Self.html(block, number)
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(Markup.escaped(title))</h1>
      <p class="origin">\(Markup.escaped(origin))</p>
      \(body.joined(separator: "\n"))
      \(figures.isEmpty ? "" : Self.scripts)
      </body>
      </html>

      """
  }

  private static func html(_ block: Block, _ number: Int) -> String {
    switch block {
    case .heading(let text): return "<h2>\(Typeset.html(text))</h2>"
    case .paragraph(let bold, let text):
      let start = bold.isEmpty ? "" : "<b>\(Typeset.html(bold))</b> "
      return "<p>\(start)\(Typeset.html(text))</p>"
    case .table(let heading, let rows): return Markup.htmlTable(heading, rows)
    case .list(let items):
      let lines = items.map {
        "<li><b>\(Typeset.html($0.name))</b>: \(Typeset.html($0.text))</li>"
      }
      return "<ul>\n\(lines.joined(separator: "\n"))\n</ul>"
    case .figure(let figure): return figure.html(number)
    case .verbatim(let text, _): return "<pre>\(Markup.escaped(text))</pre>"
    }
  }

  /// The plotting library and what uses it, once a page.
  private static var scripts: String {
    """
    <script>\(String(cString: drag_plotting_library()))</script>
    <script>\(String(cString: drag_figure_script()))</script>
    """
  }

  private static let style = """
    body { font: 15px/1.5 sans-serif; color: #222; max-width: 76em; margin: 2em auto; padding: 0 1em; }
    p, li { max-width: 52em; }
    table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
    th, td { border-bottom: 1px solid #ccc; padding: 3px 8px; text-align: left; vertical-align: top;
      overflow-wrap: break-word; }
    th { border-bottom: 2px solid #333; }
    .wide { overflow-x: auto; } .n, math { white-space: nowrap; }
    sup { font-size: 75%; line-height: 0; } math { line-height: 1; }
    figure { margin: 1.5em 0; break-inside: avoid; }
    figure svg { width: 100%; max-width: 640px; height: auto; }
    figcaption, .origin { color: #555; font-size: 13px; }
    figure.live > svg { display: none; }
    .interactive { max-width: 760px; display: grid; grid-template-columns: auto 1fr; font-size: 13px; }
    .interactive[hidden] { display: none; }
    .canvas { position: relative; height: 400px; min-width: 0; }
    .y.label { position: relative; width: 2em; }
    .y.label span { position: absolute; top: 50%; left: 50%; white-space: nowrap;
      transform: translate(-50%, -50%) rotate(-90deg); }
    .x.label, .choices { grid-column: 2; } .x.label { text-align: center; }
    .choices { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 4px 8px; }
    .choices i { display: inline-block; width: 20px; vertical-align: middle; border-top: 2px solid; }
    .choices i.dashed { border-top-style: dashed; }
    .choices i.points { width: 7px; height: 7px; border: 2px solid; border-radius: 50%; }
    pre { background: #f5f5f5; padding: 1em; white-space: pre-wrap; }
    @media print {
      @page { margin: 15mm; }
      body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
      figure.live > svg { display: block; } .interactive { display: none; }
      .wide { overflow: visible; }
      table { font-size: 8pt; } tr { break-inside: avoid; } thead { display: table-header-group; }
      h2 { break-after: avoid; } pre { background: none; border: 1px solid #ccc; }
    }
    """
}
