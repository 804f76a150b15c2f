"""`python -m jjj_cli` is `jjj`."""

from jjj_cli.cli.main import main

if __name__ == "__main__":
    main()
