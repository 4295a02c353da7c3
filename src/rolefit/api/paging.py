"""A part of what there is, and how to ask for the part that follows."""

from collections.abc import Callable, Sequence
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, Field

Item = TypeVar("Item")
Place = TypeVar("Place", str, int)
_Found = TypeVar("_Found")


class Page(BaseModel, Generic[Item, Place]):
    """Some of what there is, in an order that stays."""

    items: list[Item]
    next: Place | None = Field(description="Give it as `after` for the page that follows.")

    @classmethod
    def of(
        cls,
        found: Sequence[_Found],
        limit: int,
        told: Callable[[_Found], Item],
        place: Callable[[_Found], Place],
    ) -> Self:
        """The page of what was found.

        Args:
            found: one more than `limit` where there is more.
            told: an item as it is told.
            place: where an item stands in the order.
        """
        shown = found[:limit]
        more = len(found) > limit
        return cls(items=[told(one) for one in shown], next=place(shown[-1]) if more else None)
