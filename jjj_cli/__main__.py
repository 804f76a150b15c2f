"""`jjj`, and `python -m jjj_cli`: the way in, which Ctrl-C may meet before anything is imported."""

import os
import sys

# Ended by Ctrl-C, as shells count it; `errors.INTERRUPTED`, which is not imported yet.
_INTERRUPTED = 130


def main() -> None:
    """Run `jjj`; whoever stops it while it starts sees no traceback."""
    try:
        from jjj_cli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    except (EOFError, ValueError) as error:
        if "marshal" not in str(error):
            raise
        # what Python has compiled is damaged, and what puts that into words may be
        sys.exit(f"error: {error}: remove the folders __pycache__ in {os.path.dirname(__file__)}")  # noqa: PTH120


if __name__ == "__main__":
    main()
