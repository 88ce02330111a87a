from bot.search.extent import Worth, widened
from tests.search.invented_articles import archive_of

TEXT = (
    "The mill of Hollin burned down in March. It was rebuilt within a year. The baker paid half of it.\n\n"
    "The river rose twice that spring."
)
ARCHIVE = archive_of({"a.txt": TEXT})


def worths(scores: dict[int, float], fitting: int | None = None) -> dict[int, Worth]:
    return {row: Worth(score, float(row == fitting)) for row, score in scores.items()}


def shown(row: int, scores: dict[int, float], fitting: int | None = None) -> str:
    return ARCHIVE.text(widened(ARCHIVE, row, worths(scores, fitting)).span).strip()


def test_a_sentence_stands_alone_when_its_neighbours_say_nothing() -> None:
    assert shown(0, {0: 5.0, 1: 0.0}) == "The mill of Hollin burned down in March."


def test_a_neighbour_that_answers_nearly_as_well_comes_along() -> None:
    assert shown(0, {0: 5.0, 1: 4.5}).endswith("rebuilt within a year.")


def test_a_pronoun_brings_the_sentence_before() -> None:
    assert shown(1, {1: 5.0}).startswith("The mill of Hollin")


def test_a_neighbour_that_holds_what_is_asked_for_comes_along() -> None:
    assert shown(0, {0: 5.0, 1: 2.0}, fitting=1).endswith("rebuilt within a year.")
    assert not shown(0, {0: 5.0, 1: -2.0}, fitting=1).endswith("rebuilt within a year.")


def test_a_quotation_is_not_torn() -> None:
    archive = archive_of({"a.txt": 'The baker said: "It burned. I wept." The mayor wept too.'})
    row = next(at for at, one in enumerate(archive.passages) if "burned" in archive.text(one.span))
    assert "I wept" in archive.text(widened(archive, row, worths({row: 1.0})).span)


def test_no_passage_reaches_into_another_paragraph() -> None:
    assert shown(3, {2: 5.0, 3: 5.0}) == "The river rose twice that spring."


def test_a_long_neighbour_is_left_out() -> None:
    archive = archive_of({"a.txt": f"The mill burned. The {'very ' * 60}old baker wept."})
    assert archive.text(widened(archive, 0, worths({0: 1.0, 1: 1.0})).span).strip() == "The mill burned."


def test_the_context_grows_with_the_passage() -> None:
    passage = widened(ARCHIVE, 0, worths({0: 5.0, 1: 4.5}))
    assert passage.context.contains(passage.span)
    assert ARCHIVE.text(passage.context).strip().endswith("half of it.")
