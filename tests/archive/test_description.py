"""Language, title and outlet of an article."""

import pytest

from bot.archive.language import guess_language, language_of_paragraph
from tests.archive.articles import BRIDGE, read, shown

BODY = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck.\n"
    "The county will pay half of the cost, and the rest comes from the harbour fund.\n"
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge was closed on Sunday and it is not known when it will be open."),
        ("nl", "De brug werd zondag gesloten en het is niet bekend wanneer die weer open is."),
        ("de", "Die Brücke wurde am Sonntag gesperrt und es ist nicht bekannt, wann sie wieder öffnet."),
        ("fr", "Le pont a été fermé dimanche et on ne sait pas quand il sera de nouveau ouvert."),
        ("es", "El puente fue cerrado el domingo y no se sabe cuándo estará abierto para los coches."),
        ("it", "Il ponte è stato chiuso domenica e non si sa quando sarà di nuovo aperto per le auto."),
        ("pt", "A ponte foi fechada no domingo e não se sabe quando vai estar aberta para os carros."),
        ("ro", "Podul a fost închis duminică și nu se știe când va fi deschis pentru mașini."),
        ("tr", "Köprü pazar günü kapatıldı ve ne zaman açılacağı için bir tarih daha verilmedi."),
        ("ru", "Мост был закрыт в воскресенье."),
        ("uk", "Міст був закритий у неділю, і ніхто не знає, коли його відкриють."),
        ("ko", "다리는 일요일에 폐쇄되었다."),
        ("ja", "橋は日曜日に閉鎖された。"),
        ("zh", "大桥星期日关闭。"),
        ("en", "12345"),
    ],
)
def test_the_language_is_told_by_frequent_words_or_script(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_front_matter_wins_over_the_guess() -> None:
    assert read(f"---\nlanguage: fr\n---\n{BODY}").language == "fr"


def test_a_first_line_without_full_stop_is_the_title_and_a_heading() -> None:
    article = read(BRIDGE)
    assert article.title is not None
    assert shown(article, [article.title]) == ["Harbour Bridge Closes for Repairs"]
    headings = [passage.span for passage in article.passages if passage.heading]
    assert shown(article, headings) == ["Harbour Bridge Closes for Repairs", "Who pays for the work"]


@pytest.mark.parametrize("first", ["Never again.", "“Never again.”", "Never again. The bridge is closed."])
def test_a_first_line_that_ends_as_a_sentence_is_text(first: str) -> None:
    article = read(f"{first}\n{BODY}")
    assert article.title is None
    assert article.passages[0].heading is False


@pytest.mark.parametrize(
    "first",
    [
        "MILLTOWN, Vt. (Coast Wire) _",
        "MOLENDAM (KNP)",
        "MILLTOWN _",
        "The county has said what it will pay for:",
    ],
)
def test_a_first_line_that_is_a_dateline_or_leads_on_is_no_title(first: str) -> None:
    article = read(f"{first}\n{BODY}")
    assert article.title is None


def test_a_dateline_on_a_line_of_its_own_is_no_heading_and_names_the_outlet() -> None:
    article = read(f"MILLTOWN, Vt. (Coast Wire) _\n{BODY}")
    assert article.passages[0].heading is False
    assert article.outlet is not None
    assert article.outlet.name == "Coast Wire"


@pytest.mark.parametrize("first", ["Is the Bridge Safe?", "Help!"])
def test_a_question_may_be_a_title(first: str) -> None:
    article = read(f"{first}\n{BODY}")
    assert article.title is not None
    assert shown(article, [article.title]) == [first]


def test_the_only_line_is_text_and_no_title() -> None:
    article = read("The bridge is closed")
    assert article.title is None
    assert shown(article, article.paragraphs) == ["The bridge is closed"]


def test_a_title_only_in_front_matter_points_there() -> None:
    article = read(f"---\ntitle: 'Bridge: closed'\n---\n{BODY}")
    assert article.title is not None
    assert shown(article, [article.title]) == ["Bridge: closed"]
    assert shown(article, article.clutter) == ["---\ntitle: '", "'\n---\n"]


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Coast News has reached out to their reps, but has not heard back.", "Coast News"),
        ("C! News reached out to the county for comment.", "C! News"),
        ("The county did not respond to Coast News' request for comment.", "Coast News"),
        ("De Kustkrant heeft de gemeente om een reactie gevraagd.", "De Kustkrant"),
    ],
)
def test_an_article_that_asks_for_comment_names_its_outlet(sentence: str, outlet: str) -> None:
    article = read(f"{BODY}{sentence}")
    assert article.outlet is not None
    assert article.outlet.name == outlet
    assert article.outlet.evidence is not None
    assert outlet in shown(article, [article.outlet.evidence])[0]


@pytest.mark.parametrize("name", ["The Milltown Courier", "Coast Times", "Het Nieuwsblad", "De Volkskrant"])
def test_a_name_of_a_paper_above_the_text_is_the_outlet(name: str) -> None:
    article = read(f"Bridge closed for the summer season\n\n{name}\n\n{BODY}")
    assert article.outlet is not None
    assert article.outlet.name == name
    assert article.outlet.evidence is not None
    assert shown(article, [article.outlet.evidence]) == [name]


def test_two_papers_above_the_text_or_one_below_it_tell_nothing() -> None:
    head = "Bridge closed for the summer season"
    assert read(f"{head}\n\nThe Milltown Courier\nCoast Times\n\n{BODY}").outlet is None
    assert read(f"{head}\n\n{BODY}\n{BODY}\nSubscribe\nCoast Times").outlet is None
    assert read(f"{head}\n\nMail\n\n{BODY}").outlet is None


def test_a_signed_dateline_names_the_outlet() -> None:
    article = read(BRIDGE)
    assert article.outlet is not None
    assert article.outlet.name == "Coast Wire"


@pytest.mark.parametrize(
    "sentence",
    [
        "A source told Coast News that the bridge was old.",
        "“It was old,” the mayor said, according to Coast News.",
        "Police have contacted the owner of the ship.",
        "He has reached out to their reps.",
        "Coast News has reached out to their reps. Ship Weekly has reached out to their reps.",
    ],
)
def test_an_outlet_that_is_only_quoted_or_not_alone_is_none(sentence: str) -> None:
    assert read(f"{BODY}{sentence}").outlet is None


DUTCH = "Zij heeft het huis van haar ouders niet verkocht, maar woont er nog met de kinderen."


def test_a_paragraph_in_another_language_is_told() -> None:
    assert language_of_paragraph(DUTCH, "en") == "nl"
    assert language_of_paragraph(DUTCH, "nl") == "nl"


@pytest.mark.parametrize(
    "text",
    [
        "Los Angeles Rams, Los Angeles Lakers, Los Angeles Galaxy, Los Angeles Kings, El Paso",
        "B O'Driscoll; R O'Gara; M O'Kelly, P O'Connell; S Easterby, D Leamy",
        "“Het is niet waar,” she said when they came to the house.",
        "Nobu",
        "",
    ],
)
def test_names_and_short_quotations_change_no_paragraph_s_language(text: str) -> None:
    assert language_of_paragraph(text, "en") == "en"


def test_a_passage_is_in_its_paragraph_s_language() -> None:
    english = "The house was sold to the city in May, and they said that it was for the best."
    article = read(f"{english}\n\n{DUTCH}\n\n{english}")

    assert article.language == "en"
    assert [article.language_of(passage) for passage in article.passages] == ["en", "nl", "en"]
