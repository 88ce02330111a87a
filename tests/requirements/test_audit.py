"""What is looked into before anybody installs the bot, and how the forge is told to do so."""

import re
from pathlib import Path

import pytest
import yaml

from requirements import audit

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize(
    "licence", ["MIT", "Apache-2.0 AND MIT", "MPL-1.1 OR GPL-2.0-only", "BSD License; MIT License"]
)
def test_a_licence_is_agreed_to_when_all_of_one_choice_is(licence: str) -> None:
    assert audit.is_agreed(licence)


@pytest.mark.parametrize("licence", ["GPL-3.0", "MIT AND GPL-3.0", "UNKNOWN", "", "Proprietary OR AGPL-3.0"])
def test_a_licence_is_not_agreed_to_otherwise(licence: str) -> None:
    assert not audit.is_agreed(licence)


def test_every_package_that_the_bot_needs_has_a_licence_that_is_agreed_to() -> None:
    licences = audit.licences_of(audit.packages_in(ROOT / "requirements" / "run.txt"))
    assert len(licences) > 50
    assert {name: one for name, one in licences.items() if not audit.is_agreed(one)} == {}


def test_a_source_that_knows_none_of_the_packages_counts_as_not_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}')
    assert audit.known_holes("run", "pypi") is None


def test_a_source_that_breaks_off_counts_as_not_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "")
    assert audit.known_holes("run", "osv") is None


def test_a_hole_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}]}')
    assert audit.known_holes("run", "pypi") == ["a 1: CVE-1"]


def answers(monkeypatch: pytest.MonkeyPatch, report: str) -> None:
    class Ended:
        stdout = report

    monkeypatch.setattr(audit, "_run", lambda *_words, **_options: Ended)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit(workflow: Path) -> None:
    used = re.findall(r"uses: *(\S+)", workflow.read_text("utf-8"))
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", one)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read(workflow: Path) -> None:
    told = yaml.safe_load(workflow.read_text("utf-8"))
    assert told["permissions"] == {}
    assert {str(job["permissions"]) for job in told["jobs"].values()} == {"{'contents': 'read'}"}
