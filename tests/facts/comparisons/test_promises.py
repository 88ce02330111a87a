"""What holds for the comparisons of any articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts import Comparison, Facts
from tests.facts.written import written

SENTENCES = (
    "Painter Ida Holm, 41, runs Norvik Ferries with her husband, baker Tom Reed, 44.",
    "Ida Holm and Tom Reed married in 2012 and love their three children.",
    "The couple has two children and a dog.",
    "Ida Holm has not filed for bankruptcy protection yet.",
    "Ida Holm filed for bankruptcy protection on 9 February 2021.",
    "Painter Ida Holm, 45, died on 3 May 2021.",
    "Ida Holm died on 5 May 2021.",
    '"We will rebuild all of it before the winter comes," said Ida Holm.',
)
STORIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True).map("\n".join),
        st.sampled_from([None, "2021-01-06", "2021-06-01"]),
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


def compared(
    stories: list[tuple[str, str | None]], names: list[str]
) -> tuple[Archive, tuple[Comparison, ...]]:
    archive = Archive(
        written(text, file=name, stated=day) for name, (text, day) in zip(names, stories, strict=True)
    )
    return archive, Facts.of(archive).comparisons


@settings(max_examples=40, deadline=None)
@given(stories=STORIES)
def test_every_comparison_has_places_in_the_content_of_two_files(
    stories: list[tuple[str, str | None]],
) -> None:
    archive, found = compared(stories, [f"{number}.txt" for number in range(len(stories))])

    for one in found:
        assert len({place.file for place in one.places}) > 1
        assert all(
            any(passage.span.contains(place) for passage in archive.article(place.file).passages)
            for place in one.places
        )


@settings(max_examples=40, deadline=None)
@given(stories=STORIES)
def test_neither_order_nor_names_of_files_change_what_is_compared(
    stories: list[tuple[str, str | None]],
) -> None:
    def seen(names: list[str]) -> list[tuple[object, ...]]:
        archive, found = compared(stories, names)
        return sorted(
            (one.topic, one.verdict, one.people, sorted(archive.text(place) for place in one.places))
            for one in found
        )

    names = [f"{number}.txt" for number in range(len(stories))]

    assert seen(names) == seen(names[::-1])
