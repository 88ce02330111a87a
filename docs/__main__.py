"""`make docs`: the site, in docs/_site/html. Every warning is an error, and nothing is asked of a network."""

import shutil
import sys
from pathlib import Path

import click
from sphinx.cmd.build import build_main

from docs.checking import mistakes, outward

HERE = Path(__file__).parent
SITE = HERE / "_site"
STRICT = ("--fail-on-warning", "--nitpicky", "--keep-going", "--quiet")


@click.command()
@click.option("--links", is_flag=True, help="Ask the web for each link that leads out of the site, too.")
def main(links: bool) -> None:
    """Build the site and look through it."""
    shutil.rmtree(SITE, ignore_errors=True)
    build("html")
    html = SITE / "html"
    wrong = mistakes(html)
    for line in wrong:
        click.echo(line, err=True)
    away = outward(html)
    (SITE / "links.txt").write_text("".join(f"{link}\n" for link in away), encoding="utf-8")
    click.echo(f"{html / 'index.html'}; {len(away)} links lead elsewhere: {SITE / 'links.txt'}")
    if wrong:
        sys.exit(1)
    if links:
        build("linkcheck")


def build(what: str) -> None:
    """Have Sphinx make `what`, and end here if it complains."""
    folder = SITE / what
    code = build_main(["-b", what, "-d", str(SITE / "doctrees"), *STRICT, str(HERE), str(folder)])
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main()
