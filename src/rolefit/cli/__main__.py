"""`python -m rolefit.cli`."""

from rolefit.cli import main

if __name__ == "__main__":
    main()
