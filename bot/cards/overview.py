"""What takes looking at every article: not of an archive that is too large to have at hand."""

from bot.cards.conversation import Conversation


async def refused_as_too_large(talk: Conversation) -> bool:
    """Whether the archive is too large to be looked through; the person has been told so then."""
    archive = talk.library.archive
    if archive.at_hand:
        return False
    await talk.reply.refuse(talk.say("archive.too_large", count=len(archive.files)))
    return True
