"""What is taken out of the image's environment, and that nothing goes that the code names."""

from pathlib import Path

import pytest

from bot.charts.agg import FONTS
from bot.facts.dates import feasts
from bot.texts import languages
from requirements import trim


def kept(pattern: str) -> set[str]:
    return set(trim.KEPT[pattern].split())


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "lib" / "python3.11" / "site-packages"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(autouse=True)
def nothing_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what a test says."""
    monkeypatch.setattr(trim, "UNUSED", {})


def test_what_is_named_goes_and_no_more(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("net/tests/test_it.py", "net/it.py", "net.libs/it.so", "net.libs/other.so", "net/it.pyi"):
        (packages / name).parent.mkdir(exist_ok=True, parents=True)
        (packages / name).write_text("")
    monkeypatch.setattr(trim, "UNUSED", {"net": ("tests", "../net.libs/it*")})
    monkeypatch.setattr(trim, "KEPT", {})
    trim.main(tmp_path)
    assert {path.name for path in packages.rglob("*.*") if path.is_file()} == {"it.py", "other.so"}


def test_what_is_no_longer_there_is_told(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trim, "UNUSED", {"net": ("tests",)})
    with pytest.raises(SystemExit, match="net has no tests any more"):
        trim.main(tmp_path)


def test_of_some_only_those_that_are_named_stay(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("nl.dat", "en.dat", "xx.dat"):
        (packages / name).write_text("")
    monkeypatch.setattr(trim, "KEPT", {"*.dat": "nl en"})
    trim.main(tmp_path)
    assert sorted(path.name for path in packages.iterdir()) == ["en.dat", "nl.dat"]


def test_what_should_stay_and_is_gone_is_told(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trim, "KEPT", {"*.dat": "nl"})
    with pytest.raises(SystemExit, match="has no nl any more"):
        trim.main(tmp_path)


def test_every_language_of_texts_keeps_its_dates() -> None:
    assert {language.replace("-", "_") for language in languages()} <= kept("babel/locale-data/*.dat")


def test_the_languages_of_feasts_stay() -> None:
    assert set(feasts._LANGUAGE.values()) == kept("holidays/locale/*")


def test_the_fonts_that_stay_are_there() -> None:
    assert {
        font for font in kept("matplotlib/mpl-data/fonts/ttf/*.ttf") if not (FONTS / f"{font}.ttf").exists()
    } == set()
