"""`rolefit serve`: the service, in this process."""

import socket
from contextlib import suppress
from typing import Annotated

import typer

from rolefit.cli.options import configured
from rolefit.domain.errors import UsageError


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen at; others reach it only if it is not this.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8000,
    connections: Annotated[
        int, typer.Option(min=1, help="Connections at a time; more are answered 503.")
    ] = 500,
) -> None:
    """Serve the interface for programs and the pages, until it is interrupted.

    Put a proxy with TLS before it where others than this machine may reach it.
    """
    settings = configured()
    import uvicorn

    from rolefit.api.heads import PromptProtocol
    from rolefit.web import create_app

    with _listening(host, port) as taken:
        address = f"http://{host}:{taken.getsockname()[1]}"
        config = uvicorn.Config(
            create_app(settings),
            http=PromptProtocol,
            limit_concurrency=connections,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=30,
            h11_max_incomplete_event_size=64 * 1024,
            server_header=False,
            access_log=False,
            log_level="warning",
        )
        typer.echo(f"Serving {address} – Ctrl-C ends it.")
        with suppress(KeyboardInterrupt):  # how one ends it; all was put away by then
            uvicorn.Server(config).run([taken])
    typer.echo("Ended; what was under way goes on at the next start.")


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        # From here on whoever comes is kept waiting, not turned away, until the service is up.
        taken.listen()
    except OSError as error:
        taken.close()
        raise UsageError(
            f"Nobody can listen at {host}, port {port}: {error.strerror or error}.",
            remedy="Choose another --port or --host.",
        ) from error
    return taken
