"""Runs a program as compose.yaml does: `python locked.py ROOT FOLDER UID GID PROGRAM...`, as root.

In the root file system ROOT and its FOLDER, as that user of that one group, with no capability and none to be
had. It needs no program in ROOT, which has few.
"""

import ctypes
import os
import sys
from pathlib import Path

CAPABILITIES = Path("/proc/sys/kernel/cap_last_cap")
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38


def main(root: str, folder: str, user: int, group: int, program: list[str]) -> None:
    """Become it; this process is then the program."""
    system = ctypes.CDLL(None, use_errno=True)
    capabilities = range(int(CAPABILITIES.read_text(encoding="ascii")) + 1)
    os.chroot(root)
    os.chdir(folder)
    for capability in capabilities:
        _control(system, PR_CAPBSET_DROP, capability)
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)  # which takes every capability
    _control(system, PR_SET_NO_NEW_PRIVS, 1)
    os.execvp(program[0], program)


def _control(system: ctypes.CDLL, option: int, value: int) -> None:
    if system.prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl {option}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
