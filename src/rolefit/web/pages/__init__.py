"""The pages, by what they are for."""

from fastapi import APIRouter

from rolefit.web.pages import (
    candidate,
    compare,
    explained,
    jobs,
    people,
    ranking,
    requirements,
    searching,
    sign_in,
    uploads,
)


def routers() -> tuple[APIRouter, ...]:
    """The routes of all pages."""
    return (
        sign_in.router,
        jobs.router,
        requirements.router,
        uploads.router,
        ranking.router,
        candidate.router,
        compare.router,
        people.router,
        searching.router,
        explained.router,
    )
