"""How much memory this process holds."""

from pathlib import Path


def resident() -> int:
    """The bytes of memory that this process holds now, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024
