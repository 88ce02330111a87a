import re
from pathlib import Path

import pytest

from tests.image.dockerfile import stages

ROOT = Path(__file__).parents[2]

TEXT = """
# A comment.
ARG BASE=debian
FROM ${BASE} AS build
RUN one \\
    # within it
    && two
COPY --from=other --chown=1:2 /a /b
ENV PATH=/venv/bin:$PATH \\
    NAME="two words"
FROM ${BASE}
CMD ["run", "it"]
"""


def test_what_belongs_to_a_stage_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text(TEXT)
    build, image = stages(tmp_path / "Dockerfile")
    assert build.name == "build"
    run, copy, environ = build.instructions
    assert run.rest == "one && two"
    assert copy.options == {"from": "other", "chown": "1:2"}
    assert copy.words == ["/a", "/b"]
    assert environ.pairs == {"PATH": "/venv/bin:$PATH", "NAME": "two words"}
    assert image.last("CMD").words == ["run", "it"]


def test_what_could_not_be_carried_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM debian\nADD https://example.org/a /a\n")
    with pytest.raises(ValueError, match="ADD is not known here"):
        stages(tmp_path / "Dockerfile")


def test_ours_can_be_carried_out() -> None:
    assert [stage.base for stage in stages(ROOT / "Dockerfile")] == ["${BASE}", "scratch"]


def test_what_it_runs_is_sent_along() -> None:
    run = set(re.findall(r"/(requirements/\w+\.py)", (ROOT / "Dockerfile").read_text("utf-8")))
    sent = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()}
    assert run
    assert run <= sent
