import pytest

from tests.archive.articles import BRIDGE, clutter, passages, read, shown

BODY = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck.\n"
    "The county will pay half of the cost, and the rest comes from the harbour fund.\n"
)


def test_an_article_without_furniture_has_no_clutter() -> None:
    assert clutter(BODY) == []


def test_headline_subheading_dateline_and_quotation_stay() -> None:
    kept = passages(BRIDGE)
    assert "Harbour Bridge Closes for Repairs" in kept
    assert "Who pays for the work" in kept
    assert any(passage.startswith("MILLTOWN (Coast Wire) - ") for passage in kept)
    assert clutter(BRIDGE) == ["By Ann Lee and Bob Ray", "Published: 3 March 2019"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article",
        "Facebook Twitter Email",
        "197 Shares",
        "• 3 min read",
        "57",
        "________",
        "Subscribe",
        "Lees ook: Brug blijft dicht",
        "Read more: A ferry takes over",
        "[Related: Ten bridges to see]",
        "Also on coastwire.example Ferry takes over",
        "» Ferry takes over",
        "World | Sport | Weather | Video",
        "Sign up for our daily newsletter",
        "Schrijf je in voor onze nieuwsbrief.",
        "We use cookies to improve your visit.",
        "By signing up you agree to our terms.",
        "© 2019 Coast Wire. All rights reserved.",
        "Photo: Ann Lee / Coast Wire",
        "Foto: Ann Lee",
        "Image copyright Coast Wire",
        "The bridge on Sunday. (Photo by Ann Lee/Coast Wire)",
        "The bridge on SundayCredit: Getty",
        "The bridge, seen from the air ( COAST/HARBOUR )",
        "Above: the bridge on Sunday.",
        "Ann Lee | Coast | Getty Images",
        "Ann Lee/Coast Wire",
        "Updated 4 March 2019, 9:41 AM",
        "Ann Lee - Mar 4, 2019, 10:31 pm CST",
        "By Ann Lee, Staff Writer",
        "Door Ann Lee",
        "(Reporting by Ann Lee; Editing by Bob Ray)",
        "Bob Ray in Milltown contributed to this report.",
        "https://coastwire.example/bridge",
        "tips@coastwire.example",
        "FERRY OWNER SAYS HE WILL TAKE OVER THE CROSSING",
        "Leestijd: 4 minuten",
        "Vandaag, 10:14 • Laatste update: 11:02",
        "Tekst gaat verder onder de foto",
        "Dit artikel is alleen voor abonnees",
        "Heb je een tip? Mail de redactie",
        "Stand: 04.03.2021, 10:14 Uhr",
        "Empfohlener redaktioneller Inhalt",
        "An dieser Stelle finden Sie einen externen Inhalt von Twitter.",
        "Article réservé aux abonnés",
        "Il vous reste 59.32% de cet article à lire. La suite est réservée aux abonnés.",
        "Más información",
        "Regístrate gratis para seguir leyendo",
        "Advertisement - Continue Reading Below",
        "Story continues below advertisement",
        "You have 1 free article left",
        "This article is for subscribers only",
        "Already a subscriber? Log in",
        "If you buy something through our links, we may earn money.",
        "Copyright 2021 Coast Wire",
        "This article is more than 2 years old",
        "Coast Wire’s editorial guidelines",
        "For more on the bridge, subscribe now to Coast Wire.",
        "Share or comment on this article: Harbour bridge closes for repairs",
        "The comments below have not been moderated.",
        "Ook in het nieuws",
        "Aangepast: 20 februari 2021 07:10",
        "Het laatste nieuws over de haven in je mailbox?",
        "Lees hier ons privacybeleid.",
        "Lesezeit: 3 Min.",
        "Se connecter",
        "Jetzt abonnieren",
        "Follow us at Twitter",
        "Published Wed, Mar 6 20199:41 AM EST",
        "Posted on 05/06/2019 by Admin",
        "Posted on Maret 30, 2019 by Admin",
        "등록 [ 2019-03-06 10:14 ]",
        "[button link=”https://coastwire.example/ferry”] Book the ferry[/button]",
        "chevron_left Browse All Posts",
        "Ferry takes over | Salt bar opens | Ten bridges | Ships in the night " * 10 + "MORE",
    ],
)
def test_a_line_of_furniture_is_marked_between_paragraphs(line: str) -> None:
    first, second = BODY.splitlines()
    assert clutter(f"{first}\n{line}\n{second}\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Related problems had been found in 2011, and nobody had repaired them.",
        "He read the newsletter of the harbour fund on Sunday.",
        "She will share the report with the county, she said.",
        "The newspaper had published the photo of the crack in March 2019.",
        "Coast Wire has reached out to the county, but has not heard back.",
        "What engineers found",
        "What comes next for the ferry",
        "WHAT ENGINEERS FOUND",
        "More on this later.",
        "“Never again.”",
        "Milltown is the producer of the best salt.",
        "20,210.",
        "The keeper says the harbour is “ready for the small boats” (via Harbour News).",
        "Sign up for the ferry using the same email as your neighbours",
        "Share this information, please?",
        "The story continues below the deck of the bridge, where the crack was found.",
        "Nur für Abonnenten der Zeitung war es ein Riss.",
        "Today the ferry left at 10:14.",
        "She will share what she thinks of the bridge.",
        "The comments below the drawing were hers.",
        "Zij vond het nieuws in haar mailbox.",
        "Published 12 books of the harbour in 2019",
        "Updated the plans in March 2019",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    first, second = BODY.splitlines()
    assert clutter(f"{first}\n{line}\n{second}\n") == []


def test_everything_below_a_heading_of_links_goes_with_the_tag_above_it() -> None:
    tail = ["Bridges", "You may also like", "Ferry Takes Over", "Ten Bridges to See", "Leave a Reply"]
    assert clutter(BODY + "\n".join(tail)) == tail


def test_a_sentence_or_two_below_a_heading_of_links_goes_too() -> None:
    tail = ["Related articles", "Ferry Takes Over", "A ferry will take over the crossing from Monday."]
    assert clutter(BODY + "\n".join(tail)) == tail


def test_an_article_that_goes_on_below_a_heading_of_links_stays() -> None:
    assert clutter(f"{BODY}Related articles\n{BODY}{BODY}") == ["Related articles"]


def test_several_links_in_the_middle_go_but_the_subheading_after_them_stays() -> None:
    links = ["Most read in local news", "Ferry Takes Over", "Ten Bridges to See", "Ships in the Night"]
    assert clutter(BODY + "\n".join([*links, "What engineers found", BODY * 3])) == links


def test_of_two_links_in_the_middle_the_first_goes() -> None:
    text = f"{BODY}Lees ook\nVeerpont vaart weer\nTien bruggen om te zien\n{BODY}{BODY}{BODY}"
    assert clutter(text) == ["Lees ook", "Veerpont vaart weer"]


def test_a_short_last_line_without_any_heading_stays() -> None:
    assert clutter(BODY + "Thank you") == []


def test_a_caption_that_is_repeated_with_its_credit_goes_twice() -> None:
    caption = "Engineers look at the bridge in Milltown."
    assert clutter(f"{BODY}{caption}\n{caption} © Ann Lee\n{BODY}") == [caption, f"{caption} © Ann Lee"]


def test_a_teaser_headline_that_is_repeated_behind_a_kicker_goes_twice() -> None:
    teaser = 'Ferry owner opens new "Salt Bar" in Milltown'
    assert clutter(f"{BODY}{teaser}\nFerry Joe {teaser}\n{BODY}") == [teaser, f"Ferry Joe {teaser}"]


def test_a_breadcrumb_goes_and_the_headline_below_it_stays() -> None:
    headline = "Harbour bridge closes for repairs"
    assert clutter(f"Home News {headline}\n{headline}\n{BODY}") == [f"Home News {headline}"]


def test_a_headline_that_is_repeated_stays_once() -> None:
    headline = "Harbour bridge closes for repairs"
    article = read(f"{headline}\n{BODY}{headline}\n")
    assert shown(article, article.clutter) == [headline]
    assert article.clutter[0].start > 0


def test_a_headline_that_asks_stays_once() -> None:
    headline = "Is the harbour bridge still safe?"
    article = read(f"{headline}\n{headline}\n{BODY}")
    assert shown(article, article.clutter) == [headline]
    assert article.clutter[0].start > 0


def test_scraps_among_buttons_below_the_last_sentence_go() -> None:
    tail = ["Subscribe", "Coast Wire News Service", "Find a ferry", "Sorry!", "Quick links", "Harbour Logo"]
    assert clutter(BODY + "\n".join(tail)) == tail


@pytest.mark.parametrize("between", ["Photo: Ann Lee / Coast Wire", "4 March 2019, 9:41 AM", "1,375"])
def test_a_list_at_the_end_stays_though_a_credit_a_time_or_a_number_stands_in_it(between: str) -> None:
    assert clutter(f"{BODY}Milltown 44\n{between}\nHillside 70\n") == [between]


def test_a_list_that_is_most_of_the_article_stays_below_a_button() -> None:
    results = "\n".join(f"Milltown beat Hillside in round {number} of the harbour cup" for number in range(9))
    assert clutter(f"{BODY}Advertisement\n{results}\n") == ["Advertisement"]


def test_an_article_that_goes_on_below_a_button_stays() -> None:
    assert clutter(f"{BODY}{BODY}Advertisement\nWhat engineers found\n{BODY}") == ["Advertisement"]


def test_subheadings_of_short_sections_are_no_labels() -> None:
    long = (
        "The harbour bridge in Milltown was built in 1911, and it was repaired in 1950, and then again, " * 3
    )
    sections = f"Old Days\n{long}it is said.\nThe Crack\n{BODY}"
    assert clutter(f"Harbour bridge closes for repairs\n{long}it is said.\n{sections}") == []


def test_labels_below_a_headline_that_asks_go() -> None:
    head = "Is the harbour bridge still safe to cross?\nThe county paid for the repairs of its deck.\n"
    assert clutter(f"{head}Ann Lee @AnnLee\nCoast Wire staff\n{BODY}") == [
        "Ann Lee @AnnLee",
        "Coast Wire staff",
    ]


def test_lines_that_a_form_or_a_list_repeats_stay() -> None:
    offer = "See the price of the ferry\n"
    assert clutter(f"Three ferries to take\n{BODY}{offer}{BODY}{offer}{BODY}{offer}{BODY}") == []


def test_a_dateline_on_a_line_of_its_own_stays() -> None:
    assert clutter(f"Harbour bridge closes for repairs\n(CWN)\n{BODY}") == []


def test_the_names_of_sections_go_above_a_short_headline() -> None:
    assert clutter(f"Panorama\nHarbour bridge cracks open\n{BODY}") == ["Panorama"]
    assert clutter(f"Milltown Today\nBridge cracks open\n{BODY}") == []


def test_labels_above_the_text_go_where_a_headline_stands_beside_them() -> None:
    head = "Local News\nHarbour bridge closes for repairs\nAnn Lee\n"
    assert clutter(head + BODY) == ["Local News", "Ann Lee"]


def test_a_short_headline_alone_stays() -> None:
    assert clutter("Bridge Closes\n" + BODY) == []


def test_the_portrait_of_the_author_goes() -> None:
    tail = ["About Ann Lee", "She loves bridges and ships, and lives in Milltown."]
    assert clutter(BODY + "\n".join(tail)) == tail
    biography = "Ann Lee is a freelance writer based in Milltown."
    assert clutter(BODY + biography) == [biography]


def test_markdown_heading_marks_are_clutter_and_their_words_are_not() -> None:
    article = read(f"# Harbour bridge closes\n\n{BODY}")
    assert shown(article, article.clutter) == ["# "]
    assert article.title is not None
    assert shown(article, [article.title]) == ["Harbour bridge closes"]


def test_a_long_paragraph_with_a_phrase_of_furniture_stays() -> None:
    paragraph = "He wrote that all rights reserved by the county would pass to the fund. " * 6
    assert clutter(BODY + paragraph) == []
