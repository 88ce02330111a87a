"""The child: a request on standard input, its result on standard output, within limits set first."""

import sys

from bot.extracting.limits import confine


def main() -> None:
    """Answer the one request."""
    confine()
    # What reads hostile files is imported only inside the limits.
    import msgspec  # noqa: PLC0415 - as said

    from bot.extracting.making import make_article  # noqa: PLC0415 - as said
    from bot.extracting.values import ExtractionError, Refused, Request, Result  # noqa: PLC0415 - as said

    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request)
    result: Result
    try:
        result = make_article(request)
    except ExtractionError as error:
        result = Refused(error.reason)
    sys.stdout.buffer.write(msgspec.msgpack.encode(result))


if __name__ == "__main__":
    main()
