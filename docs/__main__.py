"""`make docs`: the site, in docs/_site/html. Every warning is an error, and nothing is asked of a network."""

import shutil
import sys
from pathlib import Path

import click
from sphinx.cmd.build import build_main

from docs.checking import mistakes, outward, read

HERE = Path(__file__).parent
SITE = HERE / "_site"
STRICT = ("--fail-on-warning", "--nitpicky", "--keep-going", "--quiet")


@click.command()
@click.option("--links", is_flag=True, help="Ask the web for each link that leads out of the site, too.")
@click.option("--to", "site", type=click.Path(path_type=Path), default=SITE, help="Where the site goes.")
def main(links: bool, site: Path) -> None:
    """Build the site and look through it."""
    shutil.rmtree(site, ignore_errors=True)
    build("html", site)
    html = site / "html"
    pages = read(html)
    wrong = mistakes(pages)
    for line in wrong:
        click.echo(line, err=True)
    away = outward(pages)
    (site / "links.txt").write_text("".join(f"{link}\n" for link in away), encoding="utf-8")
    click.echo(f"{html / 'index.html'}; {len(away)} links lead elsewhere: {site / 'links.txt'}")
    if wrong:
        sys.exit(1)
    if links:
        build("linkcheck", site)


def build(what: str, site: Path) -> None:
    """Have Sphinx make `what` in a folder of `site`, and end here if it complains."""
    folders = ["-d", str(site / "doctrees"), str(HERE), str(site / what)]
    if code := build_main(["-b", what, *STRICT, *folders]):
        sys.exit(code)


if __name__ == "__main__":
    main()
