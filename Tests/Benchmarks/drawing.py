"""RESULTS.md: tables and a chart of a run, between marks; what people wrote around them stays."""
import html
import math
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- figures: written by Tests/Benchmarks/run -->", "<!-- end of figures -->"
BASES, OURS = ("cat", "sha256sum"), ("reading", "ingest", "idle", "one new", "tenfold", "50 MB", "cfp")
COLOURS = {"base": "#8a8f98", "peer": "#c77d2b", "ours": "#2f6fb3"}


def write(results, chart):
    """Writes the chart, and the figures into RESULTS.md."""
    path = FOLDER / "RESULTS.md"
    (FOLDER / "results" / chart).write_text(bars(results))
    text = path.read_text()
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{path}: the marks are gone: {BEGIN} … {END}")
    path.write_text(before + BEGIN + "\n" + figures(results, chart) + END + after)


def figures(results, chart):
    machine = results["machine"]
    missing = "".join(f" Not installed, hence not measured: {', '.join(results['missing'])}." if results["missing"] else "")
    lines = [
        "",
        f"{results['messages']:,} messages, {results['octets'] / 1e6:,.0f} MB, on {results['date']}: {machine['processor']}, "
        f"{machine['cores']} cores, {machine['system']}, Swift {machine['swift']}; cfp {results['cfp']}. The load (runnable "
        f"processes, ours included) was {machine['load before']:.1f} before and {machine['load after']:.1f} after.{missing}",
        "",
        f"![Processor seconds, logarithmic](results/{chart})",
        "",
        "## What is wanted, and what was had",
        "",
        "| | wanted, at most | had | held |",
        "|---|---:|---:|---|",
    ]
    for line in results["lines"]:
        verdict = {True: "yes", False: "**no**", None: "not measured"}[line["held"]]
        if line["note"]:
            verdict += f", {line['note']}"
        lines.append(f"| {line['name']} | {amount(line['most'], line['unit'])} | {amount(line['had'], line['unit'])} | {verdict} |")
    lines += [
        "",
        "## What each took",
        "",
        "Medians, the least and the most of the runs in brackets. Memory is the most that all of its processes held at a "
        "time (sum of proportional set sizes); below 50,000 messages it was looked at in a run by itself.",
        "",
        "| | cores | runs | CPU, s | wall, s | MB/s of CPU | CPU beside GMime | peak memory, MiB | written, MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    gmime = results["costs"].get("GMime", {}).get("cpu")
    for name, cost in results["costs"].items():
        whole = is_whole(name)
        lines.append("| " + " | ".join([
            name, str(cost["cores"]), str(len(cost["cpu of each"])), spread(cost, "cpu"), spread(cost, "wall"),
            f"{results['octets'] / 1e6 / cost['cpu']:,.0f}" if whole and cost["cpu"] else "",
            f"{cost['cpu'] / gmime:.2f}" if gmime and whole else "",
            f"{cost['memory'] / (1 << 20):.0f}" if cost.get("memory") else "",
            f"{cost['written'] / 1e6:.1f}" if cost.get("written") else ""]) + " |")
    if results.get("stages"):
        lines += [
            "",
            "## Stage by stage",
            "",
            f"One process, one core, {results['stages messages']:,} messages: the median of {results['stages runs']} runs of "
            "each stage by itself, on what the stage before made.",
            "",
            "| stage | messages | CPU, ms | µs a message |",
            "|---|---:|---:|---:|",
        ]
        for stage in results["stages"]:
            lines.append(f"| {stage['name']} | {stage['messages']:,} | {stage['ms']:.1f} | {stage['ms'] * 1000 / stage['messages']:.1f} |")
    return "\n".join(lines) + "\n\n"


def is_whole(name):
    """Whether it reads the whole mailbox."""
    return not name.startswith(("idle", "one new", "tenfold", "50 MB", "cfp"))


def amount(value, unit):
    if value is None:
        return "–"
    return f"{value:.0f} {unit}" if unit else f"{value:.3g}"


def spread(cost, kind):
    each = cost[kind + " of each"]
    return f"{cost[kind]:.3g} ({min(each):.3g}–{max(each):.3g})"


def bars(results):
    """A bar for each, as long as the logarithm of its CPU seconds."""
    costs = [(name, cost["cpu"]) for name, cost in results["costs"].items() if cost["cpu"] > 0]
    left, width, row = 190, 640, 24
    least = 1e-3
    decades = 3 + max(1, len(str(int(max(seconds for _, seconds in costs)))))
    height = row * len(costs) + 56
    from_seconds = lambda seconds: width * max(0.002, math.log10(seconds / least) / decades)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 90} {height}" font-family="sans-serif" font-size="12">',
        f"<title>Processor seconds for {results['messages']:,} messages, logarithmic</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for decade in range(decades + 1):
        x = left + width * decade / decades
        parts.append(f'<line x1="{x:.0f}" y1="8" x2="{x:.0f}" y2="{height - 44}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x:.0f}" y="{height - 28}" text-anchor="middle" fill="#333333">{10.0 ** (decade - 3):g} s</text>')
    for index, (name, seconds) in enumerate(costs):
        y = 12 + index * row
        parts.append(f'<text x="{left - 8}" y="{y + 13}" text-anchor="end" fill="#111111">{html.escape(name)}</text>')
        parts.append(f'<rect x="{left}" y="{y}" width="{from_seconds(seconds):.1f}" height="{row - 7}" fill="{COLOURS[kind(name)]}"/>')
        parts.append(f'<text x="{left + from_seconds(seconds) + 5:.1f}" y="{y + 13}" fill="#111111">{seconds:.3g}</text>')
    for index, (name, text) in enumerate((("base", "physical base"), ("peer", "what people use today"), ("ours", "cfp"))):
        x = left + index * 190
        parts.append(f'<rect x="{x}" y="{height - 18}" width="12" height="12" fill="{COLOURS[name]}"/>')
        parts.append(f'<text x="{x + 18}" y="{height - 8}" fill="#333333">{text}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"


def kind(name):
    return "base" if name in BASES else "ours" if name.startswith(OURS) else "peer"
