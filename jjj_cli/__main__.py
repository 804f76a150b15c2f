"""`jjj`, and `python -m jjj_cli`: the way in, which Ctrl-C may meet before anything is imported."""

import os

# Ended by Ctrl-C, as shells count it; `errors.INTERRUPTED`, which is not imported yet.
_INTERRUPTED = 130


def main() -> None:
    """Run `jjj`; whoever stops it while it starts sees no traceback."""
    try:
        from jjj_cli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
