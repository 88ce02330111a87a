"""Dutch articles."""

import pytest

from tests.facts.quotes.quoted import parts, quotations, speakers

LEDE = (
    "Burgemeester Karin de Wit (51) van Oudehaven is boos. Haar man Joop Smit werkt bij de haven. "
    "Het is niet duidelijk wat er met de schepen van het bedrijf zal gebeuren.\n\n"
)

DUTCH = {
    "„De haven is vol”, zei Karin de Wit.": ("named", "Karin de Wit"),
    "‘De haven is vol’, aldus Karin de Wit.": ("named", "Karin de Wit"),
    "Volgens Karin de Wit is de haven “vol met schepen en mensen”.": ("named", "Karin de Wit"),
    "Gisteren zei Karin de Wit: ‘De haven is vol.’": ("named", "Karin de Wit"),
    "In een gesprek op straat zei Karin de Wit: ‘De haven is vol.’": ("named", "Karin de Wit"),
    "'De haven is vol', liet Karin de Wit weten.": ("named", "Karin de Wit"),
    "“De haven is vol”, zei een bron destijds.": ("anonymous", "een bron"),
    "“De haven is vol”, vertelde een insider eerder.": ("anonymous", "een insider"),
    "Het feest ging door, met de bron toevoegend: “De haven is vol.”": ("anonymous", "de bron"),
}


@pytest.mark.parametrize(("text", "speaker"), DUTCH.items())
def test_dutch_attributions_are_read(text: str, speaker: tuple[str, str]) -> None:
    assert speakers(LEDE + text) == [speaker]


def test_mixed_marks_and_a_split_make_one_quotation() -> None:
    text = LEDE + "“De haven is vol”, vertelde een bron aan De Havenkrant. 'Ze gaan niet weg. Zo zijn ze.'"
    assert parts(text) == [("De haven is vol", "Ze gaan niet weg. Zo zijn ze.")]


def test_the_paper_that_reports_is_speaker_and_outlet() -> None:
    (found,) = quotations(
        LEDE + "Eerder meldde De Havenkrant dat de twee “mijlen van elkaar verwijderd” zijn."
    )
    assert (found.speaker.name, found.outlet, found.medium) == ("De Havenkrant", "De Havenkrant", "report")


def test_a_later_source_keeps_the_outlet() -> None:
    text = LEDE + "“De haven is vol”, vertelde een bron aan Roddelnet.\n\n“Het wordt niets”, zei de bron."
    assert [found.outlet for found in quotations(text)] == ["Roddelnet", "Roddelnet"]


def test_a_football_match_is_no_outlet() -> None:
    text = LEDE + "Een bron bij de wedstrijd tegen Feijenoord zei: “De haven is vol.”"
    assert [found.outlet for found in quotations(text)] == [None]
