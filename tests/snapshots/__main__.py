"""`make snapshots`: write every scene as it is now; then read the difference before it is committed."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.texts import languages
from tests.promise.acting import features, play
from tests.promise.chat import chat_about, seeds
from tests.scenes import SCENES
from tests.snapshots.writing import written

FOLDER = Path(__file__).parent


async def main() -> None:
    """Write the snapshots, delete those of scenes that are gone, and say which scenes cannot be played."""
    library, kept = seeds(), set()
    for language in languages():
        folder = FOLDER / language
        folder.mkdir(exist_ok=True)
        for name, scene in SCENES.items():
            # A conversation of its own: what one scene leaves behind must not show in another.
            with TemporaryDirectory() as home:
                async with chat_about(library, Path(home), language) as chat:
                    if missing := scene.missing(features(chat)):
                        print(f"{language}/{name}: the bot has no {', '.join(missing)}")  # noqa: T201 - a report
                        continue
                    file = folder / f"{name}.txt"
                    file.write_text(written((await play(chat, scene, language)).message), encoding="utf-8")
                    kept.add(file)
    for file in {*FOLDER.glob("*/*.txt")} - kept:
        file.unlink()


if __name__ == "__main__":
    asyncio.run(main())
