"""`rolefit serve`: the service, in this process."""

from typing import Annotated

import typer

from rolefit.cli.options import configured


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

    from rolefit.web import create_app

    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        limit_concurrency=connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=30,
        h11_max_incomplete_event_size=64 * 1024,
        server_header=False,
        access_log=False,
    )
