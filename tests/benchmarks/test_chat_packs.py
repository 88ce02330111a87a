import json
from pathlib import Path

import pytest

from benchmarks import chat_packs


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(chat_packs, "CHAT", tmp_path)
    story = tmp_path / "stories/mill"
    story.mkdir(parents=True)
    (story / "a.txt").write_text("The mill burned down. Nobody was hurt.", encoding="utf-8")
    folders = {"mill": ["stories/mill/a.txt"], "absent": ["nowhere/b.txt"]}
    (tmp_path / "folders.json").write_text(json.dumps(folders), encoding="utf-8")
    return tmp_path


def ask(chat: Path, *questions: object) -> None:
    (chat / "mill.jsonl").write_text("\n".join(json.dumps(one) for one in questions), encoding="utf-8")


def test_evidence_is_cut_out_of_the_article(chat: Path) -> None:
    ask(
        chat, {"id": "1", "question": "what burned", "lang": "en", "kind": "fact", "gold": [["a.txt", 0, 21]]}
    )
    (pack,) = chat_packs.chat_packs()
    (question,) = pack.questions
    assert [gold.evidence for gold in question.gold] == ["The mill burned down."]


def test_a_line_that_is_no_question_is_an_error(chat: Path) -> None:
    ask(chat, {"id": "1", "question": "what burned"})
    with pytest.raises(ValueError, match="not a question"):
        chat_packs.chat_packs()


def test_every_answer_of_the_invented_stories_stands_in_their_articles() -> None:
    invented = {path.name for path in (chat_packs.CHAT / "stories").iterdir()}
    stories = [pack for pack in chat_packs.chat_packs() if pack.name in invented]
    assert len(stories) == len(invented) > 0
    for pack in stories:
        for question in pack.questions:
            assert all(gold.evidence.strip() for gold in question.gold), question.id
            spans = [passage.span for passage in pack.archive.passages]
            found = [pack.first_hit(spans, [gold]) is not None for gold in question.gold]
            assert not question.gold or any(found), question.id
