"""What holds for the comparisons of any articles."""

from hypothesis import given, settings

from bot.facts import Facts
from tests.facts.written import archive_of, stories

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
NAMES = ("0.txt", "1.txt", "2.txt", "3.txt")


@settings(max_examples=40, deadline=None)
@given(told=stories(*SENTENCES))
def test_every_comparison_has_places_in_the_content_of_two_files(
    told: list[tuple[str, str | None]],
) -> None:
    archive = archive_of(told, NAMES[: len(told)])

    for one in Facts.of(archive).comparisons:
        assert len({place.file for place in one.places}) > 1
        assert all(
            any(passage.span.contains(place) for passage in archive.article(place.file).passages)
            for place in one.places
        )
