"""`python -m docs.diagram` draws images/architecture.svg anew, from the layers in pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
PICTURE = HERE / "images" / "architecture.svg"

BANDS = {
    "bot.testing": ("What starts it", "a terminal, a browser page, pytest"),
    "bot.client": ("The client", "Discord"),
    "cogs": ("Features, yours too", ""),
    "bot.host": ("What features see of the client", ""),
    "bot.extending": ("Cogs, kept apart", "folders of cogs"),
    "bot.own_archives": ("Archives", "folders of articles, the data folder"),
    "bot.embedding": ("Meaning", "a small model, run here"),
    "bot.search": ("The core", "no Discord, no clock, no disk, no network"),
}
"""What each group of layers is, by the first of them, and what lies outside of it."""

WIDTH, MARGIN, LINE, BOX, GAP, LETTER = 440, 12, 20, 28, 8, 7.6

STYLE = """
  .layers { --ink: var(--color-foreground-primary, #1f2328);
    --soft: var(--color-foreground-secondary, #59636e);
    --paper: var(--color-background-secondary, #f6f8fa); --edge: var(--color-background-border, #d1d9e0);
    --box: var(--color-background-primary, #ffffff); font: 13px system-ui, sans-serif; }
  @media (prefers-color-scheme: dark) { .layers { --ink: var(--color-foreground-primary, #f0f6fc);
    --soft: var(--color-foreground-secondary, #9198a1); --paper: var(--color-background-secondary, #151b23);
    --edge: var(--color-background-border, #3d444d); --box: var(--color-background-primary, #0d1117); } }
  .layers .band { fill: var(--paper); stroke: var(--edge); }
  .layers .box { fill: var(--box); stroke: var(--edge); }
  .layers text { fill: var(--ink); }
  .layers .title { font-weight: 600; }
  .layers .soft { fill: var(--soft); font-size: 12px; }
  .layers .name { font: 12.5px ui-monospace, monospace; }
  .layers .arrow { fill: none; stroke: var(--soft); stroke-width: 1.5; }
"""


@dataclass(frozen=True, slots=True)
class Band:
    """A group of layers, from top to bottom."""

    title: str
    outside: str
    layers: tuple[str, ...]


def layers() -> list[str]:
    """The layers of the contract, the topmost first."""
    told = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = told["tool"]["importlinter"]["contracts"]
    listed = next(one["layers"] for one in contracts if one["name"] == "imports run one way")
    return [name for line in listed for name in re.findall(r"[\w.]+", line)]


def bands(names: Sequence[str]) -> list[Band]:
    """The layers in their groups; one that no group begins with belongs to the group before it."""
    groups: list[tuple[str, list[str]]] = []
    for name in names:
        if name in BANDS:
            groups.append((name, []))
        groups[-1][1].append(name)
    return [Band(*BANDS[first], tuple(within)) for first, within in groups]


def picture(names: Sequence[str]) -> str:
    """The picture as SVG, in the colours of the page that it is put into, else of the reader's own theme."""
    drawn: list[str] = []
    y = float(MARGIN)
    found = bands(names)
    for band in found:
        if band is not found[0]:
            drawn.append(f'<path class="arrow" d="M{WIDTH / 2:g} {y - 15:g}v9m-4 -4l4 4l4 -4"/>')
        height = 2 * LINE + _height(band.layers)
        drawn.append(_rect("band", MARGIN, y, WIDTH - 2 * MARGIN, height))
        drawn.append(_text("title", 2 * MARGIN, y + LINE, band.title))
        if band.outside:
            drawn.append(_text("soft", WIDTH - 2 * MARGIN, y + LINE, band.outside, end=True))
        drawn += _boxes(band.layers, y + 1.5 * LINE)
        y += height + LINE
    height = y - LINE + MARGIN
    said = "The layers of the program from top to bottom. Imports run downwards only: " + "; ".join(
        f"{band.title}: {', '.join(band.layers)}" for band in found
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="layers" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-label="{escape(said)}">\n<style>{STYLE}</style>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _boxes(names: Sequence[str], top: float) -> Iterator[str]:
    for name, x, y, width in _placed(names):
        yield _rect("box", x, top + y, width, BOX)
        yield _text("name", x + 9, top + y + BOX / 2 + 4, name)


def _placed(names: Sequence[str]) -> Iterator[tuple[str, float, float, float]]:
    """Each name with the place of its box, from left to right in as many rows as they need."""
    x, y = 2.0 * MARGIN, 0.0
    for name in names:
        width = len(name) * LETTER + 18
        if x + width > WIDTH - 2 * MARGIN:
            x, y = 2.0 * MARGIN, y + BOX + GAP
        yield name, x, y, width
        x += width + GAP


def _height(names: Sequence[str]) -> float:
    return max(y for _, _, y, _ in _placed(names)) + BOX


def _rect(kind: str, x: float, y: float, width: float, height: float) -> str:
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6"'
    return f'<rect class="{kind}" {place}/>'


def _text(kind: str, x: float, y: float, words: str, *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text class="{kind}" x="{x:g}" y="{y:g}"{anchor}>{escape(words)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(layers()), encoding="utf-8")
