"""Serve the pages with the samples in them: what `make demo` ends with.

    python tools/demo.py FOLDER [--port N]

FOLDER is kept between runs. Each run makes another password, and nobody else knows it.
"""

import argparse
import os
import secrets
from pathlib import Path

import uvicorn
from rich.console import Console
from rich.progress import track

from rolefit.access import Machine
from rolefit.domain.accounts import Role
from rolefit.domain.errors import AccountNotFound
from rolefit.domain.records import RecordKind
from rolefit.library import Library
from rolefit.settings import Settings
from rolefit.web import create_app

SAMPLES = Path(__file__).parent.parent / "samples"
NAME = "demo@mail.example"


def take_in(library: Library) -> None:
    """The sample postings and résumés; what is there already is not kept twice."""
    for kind, folder in ((RecordKind.JOB, "jobs"), (RecordKind.RESUME, "resumes")):
        files = sorted((SAMPLES / folder).iterdir())
        added = library.add(files, kind=kind)
        for outcome in track(added, f"Taking in {folder}", len(files), transient=True):
            if outcome.error is not None:
                raise outcome.error


def password_of(library: Library) -> str:
    """A new password of the one account."""
    accounts, machine = library.services.access.accounts, Machine.of(library.tenant)
    password = secrets.token_urlsafe(12)
    try:
        accounts.set_password(machine, accounts.named(NAME).account_id, password)
    except AccountNotFound:
        accounts.create_person(machine, NAME, password, [Role.ADMIN])
    return password


def main() -> None:
    """Take in, make an account, serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    chosen = parser.parse_args()
    address = f"http://127.0.0.1:{chosen.port}"
    settings = Settings(data_dir=chosen.folder, public_url=address)
    with Library(settings) as library:
        take_in(library)
        password = password_of(library)
    console = Console(soft_wrap=True)
    console.print(f"\nOpen [bold]{address}[/bold] and sign in as {NAME}, {password}")
    console.print("Ctrl-C ends it; SERVE=0 leaves this part out.\n")
    uvicorn.run(create_app(settings), host="127.0.0.1", port=chosen.port, log_level="warning")


if __name__ == "__main__":
    main()
