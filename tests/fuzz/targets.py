"""Everything that takes in text from people and files, by name."""

from collections.abc import Callable, Mapping

from tests.fuzz.escaping import escaping
from tests.fuzz.pressing import pressing
from tests.fuzz.reading import reading
from tests.fuzz.target import answer_path
from tests.fuzz.telling import telling
from tests.fuzz.typing import typing

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "answer": answer_path,
    "reading": reading,
    "telling": telling,
    "typing": typing,
    "escaping": escaping,
    "pressing": pressing,
}
