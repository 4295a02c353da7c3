"""`python -m rolefit.cli`."""

from rolefit.cli.app import main

if __name__ == "__main__":
    main()
