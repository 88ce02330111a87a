"""The rules for messages: each lets the good through and catches the bad."""

from typing import Any

import pytest

from bot.testing.rules import autocomplete_problems, message_problems


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "custom_id": "a", "label": "More", **changes}


def choice(**changes: Any) -> dict[str, Any]:
    return {"label": "One", "value": "1", **changes}


def select(**changes: Any) -> dict[str, Any]:
    one = {"type": 3, "custom_id": "b", "options": [choice()], **changes}
    return {"type": 1, "components": [one]}


def gallery(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": 12, "items": list(items)}


def shown(name: str, **changes: Any) -> dict[str, Any]:
    return {"media": {"url": f"attachment://{name}"}, "description": "What it shows", **changes}


def attached(*names: str) -> list[dict[str, Any]]:
    return [{"id": number, "filename": name} for number, name in enumerate(names)]


def test_a_plain_message_breaks_no_rule() -> None:
    row = {"type": 1, "components": [button()]}
    parts = [text("hello"), row, select(options=[choice(), choice(value="2", description="The second")])]
    assert not message_problems({"components": [{"type": 17, "components": parts}]})


@pytest.mark.parametrize(
    "components",
    [
        [{"type": 17, "components": [text("x")] * 40}],
        [text("x" * 2001), text("x" * 2000)],
        [text(" ")],
        [text("**Ann**\n-# ")],
        [{"type": 1, "components": [button(), button()]}],
        [{"type": 1, "components": [button(custom_id="x" * 101)]}],
        [{"type": 1, "components": [button(label=None)]}],
        [{"type": 1, "components": [button(label="x" * 81)]}],
        [{"type": 1, "components": []}],
        [select(options=[])],
        [select(options=[choice(value=str(number)) for number in range(26)])],
        [select(options=[choice(), choice()])],
        [select(options=[choice(label="x" * 101)])],
        [select(options=[choice(description="x" * 101)])],
        [select(placeholder="x" * 151)],
        [{"type": 9, "components": [text("x")], "accessory": button(style=5, url="javascript:1")}],
    ],
)
def test_an_illegal_message_is_caught(components: list[dict[str, Any]]) -> None:
    assert message_problems({"components": components})


def test_a_picture_that_comes_with_its_message_breaks_no_rule() -> None:
    parts = [gallery(shown("a.png")), {"type": 13, "file": {"url": "attachment://b.txt"}}]
    assert not message_problems({"components": parts, "attachments": attached("a.png", "b.txt")})


@pytest.mark.parametrize(
    "message",
    [
        {"components": [gallery()]},
        {"components": [gallery(*[shown("a.png")] * 11)], "attachments": attached("a.png")},
        {"components": [gallery(shown("a.png"))]},
        {"components": [gallery(shown("a.png"))], "attachments": attached("b.png")},
        {"components": [gallery(shown("a.png"))], "attachments": attached("a.png", "a.png")},
        {"components": [gallery(shown("a.png"))], "attachments": attached("a.png", "b.png")},
        {"components": [gallery(shown("a.png", description="x" * 1025))], "attachments": attached("a.png")},
        {"components": [{"type": 13, "file": {"url": "attachment://a.txt"}}]},
        {
            "components": [
                gallery(*(shown(f"{number}.png") for number in range(10))),
                gallery(shown("x.png")),
            ],
            "attachments": attached(*(f"{number}.png" for number in range(10)), "x.png"),
        },
    ],
)
def test_a_picture_that_would_not_be_shown_is_caught(message: dict[str, Any]) -> None:
    assert message_problems(message)


def test_autocomplete_beyond_its_limits_is_caught() -> None:
    fine = {"name": "x", "value": "x"}
    assert not autocomplete_problems([fine] * 25)
    assert autocomplete_problems([fine] * 26)
    assert autocomplete_problems([{"name": "", "value": "x"}])
    assert autocomplete_problems([{"name": "x", "value": "x" * 101}])


def embed(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Storm",
        "description": "It blew.",
        "fields": [{"name": "When", "value": "In May"}],
        **changes,
    }


def test_a_plain_embed_breaks_no_rule() -> None:
    assert not message_problems(
        {"content": "Look:", "embeds": [embed(footer={"text": "a"}, author={"name": "b"})]}
    )


@pytest.mark.parametrize(
    "message",
    [
        {"content": "x" * 2001},
        {"content": "x", "components": [text("x")]},
        {"embeds": [embed()] * 11},
        {"embeds": [embed(title="x" * 257)]},
        {"embeds": [embed(description="x" * 4097)]},
        {"embeds": [embed(footer={"text": "x" * 2049})]},
        {"embeds": [embed(author={"name": "x" * 257})]},
        {"embeds": [embed(fields=[{"name": "x", "value": "x"}] * 26)]},
        {"embeds": [embed(fields=[{"name": "x" * 257, "value": "x"}])]},
        {"embeds": [embed(fields=[{"name": "x", "value": "x" * 1025}])]},
        {"embeds": [embed(fields=[{"name": "x", "value": " "}])]},
        {"embeds": [embed(description="x" * 4000), embed(description="x" * 2000)]},
        {"embeds": [embed(image={"url": "attachment://a.png"})]},
    ],
)
def test_an_illegal_text_or_embed_is_caught(message: dict[str, Any]) -> None:
    assert message_problems(message)


def test_a_file_beside_plain_text_need_not_be_shown_by_anything() -> None:
    assert not message_problems({"content": "Here it is.", "attachments": attached("a.txt")})
