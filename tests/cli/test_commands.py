import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.making import FILE, RAW, SENTENCE

ByHand = Callable[[bool], None]


@pytest.mark.parametrize(("found", "code"), [(True, 0), (False, 1)])
def test_ask_says_by_its_exit_code_whether_the_articles_do(
    found: bool, code: int, run: Run, by_hand: ByHand
) -> None:
    by_hand(found)
    result = run("ask", "where", "is the heron", "--json")
    assert result.exit_code == code
    record = json.loads(result.stdout)
    assert record["question"] == "where is the heron"
    assert record["abstained"] is not found
    assert record["passages"][0]["text"] == RAW[SENTENCE.start : SENTENCE.end]


def test_ask_shows_a_person_the_passage_and_its_source(run: Run, by_hand: ByHand) -> None:
    by_hand(True)
    shown = run("ask", "heron").stdout
    assert RAW[SENTENCE.start : SENTENCE.end] in shown
    assert f"{FILE}, paragraph 2, The Harbour, 2019-05-03" in shown
    assert "Also in" in shown


def test_ask_shows_only_the_closest_when_the_articles_do_not_say(run: Run, by_hand: ByHand) -> None:
    by_hand(False)
    shown = run("ask", "heron").stdout
    assert shown.startswith("read hern as heron\nThe articles don't say.")
    assert shown.count(RAW[SENTENCE.start : SENTENCE.end]) == 1


def test_ask_says_what_is_nowhere(run: Run, articles: Path) -> None:
    shown = run("ask", "did the zyzzyva heron come back in 1998", "--articles", articles).stdout
    assert "nowhere in the articles: zyzzyva, 1998" in shown


def test_ask_answers_from_a_folder(run: Run, articles: Path) -> None:
    record = json.loads(run("ask", "heron", "--articles", articles, "--json").stdout)
    assert {passage["file"] for passage in record["passages"]} <= {"heron.txt"}


@pytest.mark.parametrize("kind", ["articles", "dates", "timeline", "quotes", "people", "comparisons"])
def test_facts_are_a_json_array(kind: str, run: Run, by_hand: ByHand) -> None:
    by_hand(True)
    result = run("facts", kind, "--json")
    assert result.exit_code == 0
    assert result.stdout.isascii()
    assert all(
        set(record) >= {"file"} or kind in {"people", "comparisons"} for record in json.loads(result.stdout)
    )


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("articles", ["Heron returns", "The Harbour", "2019-05-03"]),
        ("dates", ["3 May 2019", "explicit", "not known"]),
        ("timeline", ["The heron came back", "told"]),
        ("quotes", ["It was here [before],", "Ada Brook", "unknown"]),
        (
            "people",
            ["child of Bo Brook", "spouse of Di Vane", f"41 years then ({FILE})", "1977-05-04 to 1978-05-03"],
        ),
        ("comparisons", ["same", "age", "Ada Brook"]),
    ],
)
def test_facts_are_a_table_for_a_person(kind: str, shown: list[str], run: Run, by_hand: ByHand) -> None:
    by_hand(True)
    table = run("facts", kind).stdout
    for words in shown:
        assert words in table
    assert "in all" in table


def test_batch_answers_each_line_under_its_id(run: Run, by_hand: ByHand) -> None:
    by_hand(True)
    asked = '\ufeff{"id": "a", "question": "x"}\n\n{"id": 7, "question": "", "lang": "en"}\n'
    result = run("batch", "-", stdin=asked.encode())
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 7]
    assert set(answers[0]) == {"id", "abstained", "confidence", "passages", "missing", "contradictions"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "line 2 is not JSON: '{'"),
        (b"\xff", "line 2 is not JSON"),
        (b"[" * 100_000, "line 2 is not JSON"),
        (
            b"[1]",
            'line 2 should be {"id": \xe2\x80\xa6, "question": "\xe2\x80\xa6"}'.encode("latin-1").decode(),
        ),
        (b'{"id": 1}', "line 2 should be"),
        (b'{"question": "x"}', "line 2 should be"),
        (b'{"id": 1, "question": 5}', "line 2 should be"),
    ],
)
def test_batch_names_the_line_that_is_no_question(line: bytes, said: str, run: Run, by_hand: ByHand) -> None:
    by_hand(True)
    result = run("batch", "-", stdin=b'{"id": 1, "question": "x"}\n' + line)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    [complaint] = result.stderr.splitlines()
    assert said in complaint


def test_facts_know_what_the_settings_say_of_the_folder(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_FILES__PUBLISHED", "2021-02")
    (record,) = json.loads(run("facts", "articles", "--json", "--articles", articles).stdout)
    assert record["published"] == {
        "from": "2021-02-01",
        "to": "2021-02-28",
        "precision": "month",
        "known": "configured",
        "evidence": [],
    }


def test_a_file_that_is_left_out_is_a_line_on_stderr(run: Run, articles: Path) -> None:
    (articles / "empty.txt").touch()
    result = run("facts", "articles", "--json", "--articles", articles)
    assert [record["file"] for record in json.loads(result.stdout)] == ["heron.txt"]
    [line] = result.stderr.splitlines()
    assert line.startswith("skipped empty.txt: ")


def test_healthy_where_no_bot_runs_says_so(
    run: Run, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_OPERATIONS__PORT", str(unused_tcp_port))
    result = run("healthy")
    assert result.exit_code == 1
    assert result.output == f"no bot answers on 127.0.0.1:{unused_tcp_port}: Connection refused\n"


def test_healthy_is_quick_since_it_knows_nothing_of_articles_or_discord() -> None:
    loads = "import sys, bot.cli.healthy; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True).stdout
    heavy = {"discord", "bot.facts", "bot.search", "aiohttp", "prometheus_client"}
    assert not heavy & set(loaded.split())


def test_run_without_a_token_says_where_to_get_one(run: Run) -> None:
    result = run("run")
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert "https://discord.com/developers/applications" in line
    assert "DISCORD_TOKEN_FILE" in line


def test_play_is_handed_the_settings(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[tuple[Any, bool, int]] = []
    monkeypatch.setattr(
        "bot.cli.play.play",
        lambda config, load, **given: played.append(
            (load().library().archive.articles, given["terminal"], given["port"])
        ),
    )
    monkeypatch.setenv("RECEIPTS_ARTICLES", str(articles))
    assert run("play", "--terminal", "--port", "8080").exit_code == 0
    [(read, terminal, port)] = played
    assert (len(read), terminal, port) == (len(list(articles.iterdir())), True, 8080)


def test_play_without_articles_is_a_mistake(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_ARTICLES", str(tmp_path / "missing"))
    result = run("play", "--terminal")
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert "articles: there is no folder" in line
