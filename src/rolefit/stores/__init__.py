"""What is kept: adapters of the ports in `rolefit.domain.storage`, side by side."""
