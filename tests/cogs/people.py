"""What becomes of people in tests."""

import simcord

from bot.testing import Chat


def demote(chat: Chat, manager: simcord.MemberActor) -> None:
    """Take all roles from somebody."""
    for role in list(chat.env.backend.get_guild(chat.guild.id).members[manager.id].role_ids):
        chat.env.backend.remove_member_role(chat.guild.id, manager.id, role)
