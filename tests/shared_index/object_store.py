"""An object store as a program: moto's server, which speaks S3 over real HTTP, until its input ends.

In the process of the tests its temporary files would be left to the garbage collector, which finds them
while some other test runs.
"""

import sys
import urllib.request

from moto.server import ThreadedMotoServer

BUCKET = "archive"


def main() -> None:
    """Make the bucket, say in one line where the store is, and serve."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    urllib.request.urlopen(urllib.request.Request(f"{address}/{BUCKET}", method="PUT")).close()
    sys.stdout.write(f"{address} {BUCKET}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
