"""Failed sign-ins, counted so that nobody guesses secrets by trying."""

from ipaddress import ip_address, ip_network
from threading import Lock

from cachetools import TTLCache
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from rolefit.domain.errors import RateExceeded

_OF_A_PAIR = RateLimitItemPerMinute(10, 5)
_OF_AN_ADDRESS = RateLimitItemPerMinute(50, 5)
_OF_A_NAME = RateLimitItemPerMinute(100, 5)
_PERIOD = 300
"""Seconds that failures are counted over."""
_TRUSTED, _TRUSTED_SECONDS = 10_000, 30 * 86_400


class Attempts:
    """Counts failures over five minutes, in this process's memory. Safe to share between threads.

    - A name from one address: 10. Whoever guesses there is stopped, a success clears the count.
    - An address, whatever the names: 50, for many people may stand behind one.
    - A name from all addresses together: 100, against guessing from many at once. This does not
      hold where the name signed in from within thirty days: otherwise anybody could lock anybody
      out by failing on purpose.

    An IPv6 address counts as its network of 64 bits, which is what one customer gets.
    """

    def __init__(self) -> None:
        # A moving window keeps what it counted of every name that was ever tried; this one forgets.
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._trusted: TTLCache[tuple[str, str], bool] = TTLCache(_TRUSTED, _TRUSTED_SECONDS)
        self._lock = Lock()

    def check(self, name: str, address: str) -> None:
        """Let a sign-in be tried.

        Raises:
            RateExceeded: too many have failed.
        """
        place = _place(address)
        limits = [(_OF_A_PAIR, ("pair", name, place)), (_OF_AN_ADDRESS, ("address", place))]
        with self._lock:
            at_home = (name, place) in self._trusted
        if not at_home:
            limits.append((_OF_A_NAME, ("name", name)))
        for limit, counted in limits:
            if not self._limiter.test(limit, *counted):
                raise RateExceeded(
                    "Too many sign-ins failed.",
                    remedy="Wait five minutes, then try again.",
                    retry_after=_PERIOD,
                )

    def failed(self, name: str, address: str) -> None:
        """Count a failure."""
        place = _place(address)
        self._limiter.hit(_OF_A_PAIR, "pair", name, place)
        self._limiter.hit(_OF_AN_ADDRESS, "address", place)
        self._limiter.hit(_OF_A_NAME, "name", name)

    def succeeded(self, name: str, address: str) -> None:
        """Forget a name's failures from this address, and remember that it is at home there."""
        place = _place(address)
        self._limiter.clear(_OF_A_PAIR, "pair", name, place)
        with self._lock:
            self._trusted[name, place] = True


def _place(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(found if found.version == 4 else ip_network((int(found), 64), strict=False))
