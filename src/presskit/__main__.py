"""`python -m presskit`, and the command `presskit`.

Whoever interrupts it while it loads wants it to end, and no more: until `main` has the word, the system ends it.
"""

import signal

_ends = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if _ends:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from presskit.cli import main  # noqa: E402 - what it loads is what may be interrupted

if _ends:
    signal.signal(signal.SIGINT, signal.default_int_handler)

if __name__ == "__main__":
    main()
