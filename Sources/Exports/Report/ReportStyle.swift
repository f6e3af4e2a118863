internal import Wording

/// How a report is set in type: on a screen, on a phone and on A4.
///
/// Typefaces are those a reader has; nothing is fetched. Colours are few, each at least 4.5 to 1 on its ground
/// (WCAG 2.2, 1.4.3), and none says anything that a word or a sign does not say too.
enum ReportStyle {
  /// The style sheet that is always the same.
  static let sheet = """

    :root{--ink:#1b2733;--soft:#51606e;--rule:#d3dae1;--tint:#eef4f7;--accent:#0b4f6c;\
    --good:#17653a;--warning:#8a4b00;--bad:#a3182b}
    *{box-sizing:border-box}
    html{font:16px/1.5 "Source Sans 3","Noto Sans","Segoe UI",system-ui,"Liberation Sans",Arial,\
    sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:64rem;padding:2.5rem 2rem 4rem;overflow-wrap:break-word}
    h1,h2,h3{font-family:"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,\
    "Noto Serif","Liberation Serif",Georgia,serif;font-weight:600;line-height:1.2;\
    overflow-wrap:anywhere}
    h1{font-size:2.3rem;margin:.2rem 0 .4rem;letter-spacing:-.01em}
    h2{font-size:1.6rem;margin:3.2rem 0 .8rem;padding-top:.9rem;border-top:3px solid var(--accent)}
    h3{font-size:1.15rem;margin:2.2rem 0 .5rem;color:var(--accent)}
    p{margin:.5rem 0;max-width:46rem}
    a{color:var(--accent)}
    a:focus-visible,.frame:focus-visible,summary:focus-visible{outline:3px solid #b25c00;\
    outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:#fff;padding:.4rem .8rem}
    .kind{margin:0;color:var(--accent);font-size:.85rem;font-weight:600;letter-spacing:.12em;\
    text-transform:uppercase}
    .parties{font-size:1.15rem;color:var(--soft);margin:0 0 1.4rem;overflow-wrap:anywhere}
    .particulars{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.6rem,1fr));\
    gap:.8rem 1.4rem;margin:1.2rem 0;padding:1rem 0;border:solid var(--rule);border-width:1px 0}
    dt{color:var(--soft);font-size:.82rem}
    dd{margin:0;font-weight:600;overflow-wrap:anywhere}
    .notices{border-left:4px solid #c98a2b;background:#fdf7ec;padding:.5rem 1rem;margin:1.2rem 0}
    .notices p{margin:.2rem 0}
    nav{margin:1.6rem 0}
    nav h2{font-family:inherit;font-size:.82rem;border:0;padding:0;margin:0 0 .3rem;\
    color:var(--soft)}
    nav ul{list-style:none;margin:0;padding:0}
    nav li li{display:inline-block;margin:0 1.1rem 0 0;padding:.15rem 0;font-size:.92rem}
    nav>ul>li{padding:.15rem 0;overflow-wrap:anywhere}
    .figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1px;\
    margin:1.2rem 0;background:var(--rule);border:1px solid var(--rule)}
    .figures div{background:#fff;padding:.7rem .9rem}
    .figures dd{font-size:1.3rem;line-height:1.25;font-variant-numeric:tabular-nums}
    .figures .note{font-size:.85rem;font-weight:400;color:var(--soft)}
    .frame{overflow-x:auto;margin:1rem 0 .4rem}
    table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;\
    font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:0 0 .4rem;font-size:.95rem}
    th,td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;\
    border-bottom:1px solid var(--rule);min-width:4.5rem;unicode-bidi:isolate}
    th:last-child,td:last-child{padding-right:0}
    thead th{color:var(--soft);font-weight:600;font-size:.82rem;vertical-align:bottom;\
    border-bottom:2px solid var(--ink)}
    tbody th{font-weight:600}
    .number{text-align:right;min-width:2.6rem}
    .keep{white-space:nowrap;min-width:0}
    tr.total>*{border-top:2px solid var(--ink);font-weight:600}
    .good{color:var(--good)}
    .warning{color:var(--warning)}
    .bad{color:var(--bad)}
    .faint{color:var(--soft)}
    .hash,code{font-family:"Source Code Pro","Noto Sans Mono","DejaVu Sans Mono",Menlo,Consolas,\
    monospace;font-size:.8em}
    code{overflow-wrap:anywhere}
    .hash{min-width:17rem}
    .more{color:var(--soft);font-size:.9rem}
    figure{margin:1rem 0}
    svg{display:block;width:100%;min-width:44rem;height:auto;font-size:12px}
    svg .force{fill:var(--tint)}
    svg .axis{stroke:var(--ink)}
    svg .lane{stroke:var(--rule)}
    svg .year{stroke:#c3ccd5}
    svg .step{stroke:var(--accent)}
    svg .today{stroke:var(--ink);stroke-dasharray:3 3}
    svg text{fill:var(--ink)}
    svg .label{text-anchor:end;font-weight:600}
    svg .scale{fill:var(--soft)}
    svg .step-label{fill:var(--accent);font-weight:600}
    svg .halo{fill:#fff;stroke:#fff;stroke-width:4px;font-weight:600}
    svg .end{text-anchor:end}
    svg .dot{fill:var(--accent)}
    svg .count{fill:#fff;text-anchor:middle;font-size:11px;font-weight:600}
    svg .met{fill:var(--good)}
    svg .unkept{fill:var(--bad)}
    svg .open{fill:#fff;stroke:var(--ink);stroke-width:1.5}
    svg .sign{fill:none;stroke:#fff;stroke-width:1.8}
    svg .dash{stroke:var(--ink);stroke-width:1.8}
    .legend{list-style:none;margin:.2rem 0 .6rem;padding:0;color:var(--soft);font-size:.85rem}
    .legend li{display:inline-block;margin-right:1.4rem}
    summary{cursor:pointer;color:var(--accent);padding:.2rem 0}
    .steps{padding-left:1.4rem;max-width:46rem}
    .steps li{margin:.5rem 0}
    .steps code{display:inline-block;background:var(--tint);padding:.15rem .5rem;margin-top:.2rem}
    .signatures{list-style:none;margin:1rem 0;padding:0;display:grid;gap:1.2rem 2rem;\
    grid-template-columns:repeat(auto-fit,minmax(16rem,1fr))}
    .signatures strong{display:block;min-height:1.5em;overflow-wrap:anywhere}
    .line{display:block;border-bottom:1px solid var(--ink);color:var(--soft);font-size:.85rem;\
    padding:1.5rem 0 .15rem}
    footer{margin-top:3rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.85rem}
    @media (max-width:40rem){
    .figures{grid-template-columns:repeat(2,minmax(0,1fr))}
    body{padding:1.2rem 1rem 3rem}
    h1{font-size:1.7rem}
    h2{font-size:1.35rem}
    table{font-size:.85rem}
    .hash{min-width:11rem}
    }
    @media print{
    html{font-size:9.5pt;line-height:1.4}
    body{max-width:none;padding:0}
    h1{font-size:21pt}
    h2{font-size:14.5pt;margin-top:8mm}
    h3{font-size:11.5pt;margin-top:5.5mm}
    nav,.skip,details{display:none}
    a{color:inherit;text-decoration:none}
    .frame{overflow:visible}
    svg{min-width:0}
    table{font-size:8.5pt}
    th,td{padding-top:1mm;padding-bottom:1mm;min-width:13mm}
    .number{min-width:8mm}
    .keep{min-width:0}
    thead{display:table-header-group}
    tr,figure,.figures,.figures div,.notices,.particulars,.signatures li,.steps li{\
    break-inside:avoid}
    h2,h3,caption,thead{break-after:avoid}
    tbody tr:first-child{break-before:avoid}
    h1,h2,h3,p{orphans:3;widows:3}
    .figures div{padding:1.5mm 2mm}
    .figures dd{font-size:10.5pt}
    .figures .note{font-size:8pt}
    .hash{font-size:6.6pt;min-width:0}
    }

    """

  /// The style sheet of printed pages, which says on each what it is of.
  static func print(_ furniture: ReportFurniture) -> String {
    let (running, before, between) = (
      quoted(furniture.running), quoted(furniture.page.before), quoted(furniture.page.between)
    )
    return """

      @page{size:A4;margin:19mm 16mm 17mm;\
      @top-left{content:\(running);font:8pt sans-serif;color:#51606e}\
      @bottom-right{content:\(before) counter(page) \(between) counter(pages);\
      font:8pt sans-serif;color:#51606e}}

      """
  }

  /// A string of CSS of which no character can be taken for its end (CSS Syntax, §4.3.7).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in terminalSafe(text).unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "&": quoted += "\\\(String(scalar.value, radix: 16)) "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
