"""`make crash`: kill -9 at random moments of everything that writes; nothing may be lost."""

import random
import tempfile
import time
from pathlib import Path

import click

from tests.crash.killing import SCENES, Outcome, kill_once, prepared


@click.command()
@click.option("--count", default=200, show_default=True, help="Kills in all.")
@click.option("--only", type=click.Choice(list(SCENES)), multiple=True, help="What is going on; all in turn.")
@click.option("--seed", default=0, show_default=True)
def main(count: int, only: tuple[str, ...], seed: int) -> None:
    """Kill, look, and print the figures; end with 1 when anything was lost, damaged or wrong."""
    start = time.perf_counter()
    names = only or tuple(SCENES)
    outcomes = {name: Outcome() for name in names}
    with tempfile.TemporaryDirectory() as data:
        scenes = {name: prepared(name, Path(data)) for name in names}
        for number in range(count):
            name = names[number % len(names)]
            kill_once(scenes[name], random.Random(f"{seed} {number}"), outcomes[name])
            if outcomes[name].is_bad:
                break
    for name, outcome in outcomes.items():
        click.echo(f"{name:20}{line(outcome)}")
    whole = sum(outcomes.values(), Outcome())
    click.echo(f"{'all':20}{line(whole)}; {time.perf_counter() - start:.0f} s")
    for complaint in (*whole.lost, *whole.damaged, *whole.wrong):
        click.echo(complaint, err=True)
    raise SystemExit(whole.is_bad)


def line(outcome: Outcome) -> str:
    """The figures."""
    return (
        f"{outcome.kills:5} kills, {outcome.within:5} in the middle of a write; {outcome.steps:7} writes "
        f"confirmed; {len(outcome.lost)} lost, {len(outcome.damaged)} databases corrupt, "
        f"{len(outcome.wrong)} wrong answers"
    )


if __name__ == "__main__":
    main()
