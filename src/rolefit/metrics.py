"""Every metric, in one file. docs/metrics.md is checked against this class."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """What one process counts. No label holds a document's words, a name or a tenant."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "rolefit_http_requests_total",
            "Requests answered, by method, call and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "rolefit_http_request_seconds",
            "Time from a request's first byte to its answer's last one.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.places = Gauge(
            "rolefit_places_taken",
            "Requests at work that keep a processor busy.",
            registry=self.registry,
        )
        self.queued = Gauge(
            "rolefit_requests_queued", "Requests that wait for a place.", registry=self.registry
        )
        self.worker_failing = Gauge(
            "rolefit_worker_failing",
            "1 while the background work ends in errors.",
            registry=self.registry,
        )

        self.model = Info("rolefit_model", "The encoder that answers.", registry=self.registry)

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
