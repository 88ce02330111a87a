"""Makes the simulated page end a quotation where Discord ends it: with the last line that begins with `>`."""

from collections.abc import Mapping
from typing import Any

from simcord.preview import _markdown as simulated


def end_quotations_as_discord_does() -> None:
    """Correct the page's markdown, once for this process.

    The page follows CommonMark, in which a line right after a quotation still belongs to it ("laziness",
    https://spec.commonmark.org/0.31.2/#block-quotes). On Discord the source line under it stands outside.
    """
    make = simulated._markdown_parser  # noqa: SLF001 - simcord offers no setting for it; its version is pinned

    def corrected(policy: Mapping[str, bool | str], context: Mapping[str, Any]) -> Any:
        parser = make(policy, context)
        # markdown-it asks these rules, with `silent`, whether a line without a mark ends the quotation.
        parser.block.ruler.before("paragraph", "end_quotation", _ends, {"alt": ["blockquote"]})
        return parser

    simulated._markdown_parser = corrected  # noqa: SLF001 - as above


def _ends(state: Any, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - markdown-it gives them
    return silent
